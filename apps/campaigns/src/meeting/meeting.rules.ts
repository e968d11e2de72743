import type { AssignedBody } from '../task/task.rules.js';

/** 调度会, 动员部署会, 视频会, 专题会, 局务会(办公会), 党委会, 其他 */
export const MEETING_KINDS = ['DISPATCH', 'MOBILIZATION', 'VIDEO', 'TOPIC', 'OFFICE', 'PARTY_COMMITTEE', 'OTHER'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** One numbered requirement of a meeting (会议要求) and who answers for it. */
export interface Requirement {
  /** What it is headed by, such as 加强保密工作. */
  readonly title: string;
  readonly text: string | null;
  /** 一是…二是… */
  readonly subItems: readonly string[];
  /** 牵头; null where the bodies are named side by side. */
  readonly lead: AssignedBody | null;
  /** 配合, or all of them where none leads. */
  readonly supporting: readonly AssignedBody[];
  /** The issue under which it became tasks; null until then. */
  readonly issueId: string | null;
}

/** The whole wording of a requirement, as it stands in a notice and in its tasks. */
export function wordingOf({ title, text, subItems }: Pick<Requirement, 'title' | 'text' | 'subItems'>): string {
  const numerals = '一二三四五六七八九十';
  const ended = (words: string) => (/[。;!?]$/u.test(words) ? words : `${words}。`);
  const items = subItems.map((words, index) => (subItems.length === 1 ? ended(words) : `${numerals[index]}是${ended(words)}`));
  return [ended(title), ...(text === null ? [] : [ended(text)]), ...items].join('');
}

/** 责任处室:甲处、乙处; 责任处室:甲处牵头,乙处配合. Null when nobody is named. */
export function responsibleWords({ lead, supporting }: Pick<Requirement, 'lead' | 'supporting'>): string | null {
  const others = supporting.map(({ name }) => name).join('、');
  if (lead === null) return others === '' ? null : `责任处室:${others}`;
  return others === '' ? `责任处室:${lead.name}` : `责任处室:${lead.name}牵头,${others}配合`;
}
