/** From an official notice to a draft campaign, without a running platform: see libs/notices/README.md. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { annotation, CERTAIN, type DraftItem, type ItemKind, type NoticeDraft, NoticeError, readNotice } from '@fire-campaign/notices';

/** Options of this command, for `parseArgs`. */
export const NOTICE_OPTIONS = {
  annotation: { type: 'boolean', default: false },
} as const;

/** `run` gets the words after the command's name; it returns the exit code. */
export const NOTICE_COMMANDS = {
  notice: {
    usage: '<file: .txt, .docx, text .pdf or saved web page> [--annotation]',
    async run(values: { readonly annotation?: unknown }, usage: () => never, words: readonly string[]): Promise<number> {
      const [file] = words;
      if (file === undefined || words.length > 1) usage();
      // npm runs scripts in the workspace's folder; the file is meant from where the command was typed.
      const path = resolve(process.env['INIT_CWD'] ?? '.', file!);
      try {
        const draft = await readNotice({ bytes: readFileSync(path) });
        const name = basename(path);
        console.log(
          values.annotation === true ? JSON.stringify(annotation(draft, name.replace(/\.[^.]+$/, ''), name), null, 1) : outline(draft),
        );
        return 0;
      } catch (error) {
        if (error instanceof NoticeError) {
          console.error(`${error.zh} / ${error.en}`);
          return 1;
        }
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          console.error(`没有这个文件 / There is no such file: ${path}`);
          return 1;
        }
        throw error;
      }
    },
  },
} as const;

/** The draft as a person reads it: what was found, and under each item the words it comes from. */
function outline(draft: NoticeDraft): string {
  const { document, campaign } = draft;
  const lines: string[] = [];
  const line = (label: string, text: string | null | undefined) => lines.push(`${label}  ${text ?? '(未写明 / not told)'}`);
  line('标题 title      ', document.title?.value);
  line('发文机关 issuer ', document.issuers.map(({ value }) => value).join('、') || null);
  line('文号 number     ', document.number?.value ?? document.serial?.value);
  line('成文日期 date   ', document.issueDate?.value);
  line('主送 addressees ', document.addressees.map(({ value }) => value).join(',') || null);
  line('行动 campaign   ', campaign && `${campaign.value.name}(${campaign.value.start ?? '?'} — ${campaign.value.end ?? '?'})`);
  const group = <Kind extends ItemKind, Value>(
    heading: string,
    items: readonly DraftItem<Kind, Value>[],
    show: (value: Value) => string,
  ) => {
    if (items.length === 0) return;
    lines.push('', heading);
    for (const { path, value, quote, confidence, questions } of items) {
      lines.push(`  ${confidence >= CERTAIN ? '·' : '?'} [${path}] ${show(value)}`);
      lines.push(`      “${quote.replace(/\s+/g, '')}”`);
      for (const { zh, alternatives } of questions)
        lines.push(`      问:${zh}${alternatives.length > 0 ? `(${alternatives.join(' / ')})` : ''}`);
    }
  };
  const range = ({ start, end }: { readonly start: string | null; readonly end: string | null }) => `${start ?? '?'} — ${end ?? '?'}`;
  group('专项行动 operations', draft.operations, ({ no, name }) => `${no} ${name}`);
  group('阶段 phases', draft.phases, (phase) => `${phase.name} ${range(phase)} ${phase.kind}`);
  group('任务 tasks', draft.tasks, ({ title, kind, operation }) => `${title} ${kind}${operation === null ? '' : ` ← ${operation}`}`);
  group('责任单位 offices', draft.offices, ({ name, role }) => `${name} ${role}`);
  group('期限 deadlines', draft.deadlines, ({ what, date, basis }) => `${date ?? '(由事件确定 / by event)'} ${what} ${basis}`);
  group(
    '频次 frequencies',
    draft.frequencies,
    ({ duty, period, comparator, count, by }) => `${period} ${comparator} ${count ?? '-'}${by === null ? '' : ` ${by}前`} ${duty}`,
  );
  group(
    '指标 targets',
    draft.targets,
    ({ metric, comparator, value, unit, horizon }) => `${metric} ${comparator} ${value}${unit}${horizon === null ? '' : ` → ${horizon}`}`,
  );
  group('罚款与奖补 amounts', draft.amounts, ({ kind, minYuan, maxYuan }) => `${kind} ${minYuan ?? 0}–${maxYuan ?? '∞'} 元`);
  group('引用文件 references', draft.references, ({ number, title }) => [number, title].filter((part) => part !== null).join(' '));
  group('问责 accountability', draft.accountability, ({ level, step, trigger }) => `${level} ${step}:${trigger}`);
  group('术语 terms', draft.terms, ({ term, meaning }) => `${term}:${meaning ?? '(本文未解释 / not defined here)'}`);
  return lines.join('\n');
}
