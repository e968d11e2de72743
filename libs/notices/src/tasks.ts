/** Layer 3d: tasks. The leaves of the section tree where work is laid on somebody. */
import type { Operation } from './campaign.js';
import type { Found, Reading } from './found.js';
import { pathText, type Section } from './outline.js';
import type { Phase } from './phases.js';
import { isBody } from './words.js';

export type TaskKind = 'MEASURE' | 'DUTY' | 'REQUIREMENT' | 'PAST' | 'GROUP';

export interface Task {
  readonly title: string;
  readonly kind: TaskKind;
  /** Name of the operation (行动) it belongs to. */
  readonly operation: string | null;
}

/** Articles and points that frame a document and lay no work on anybody: purpose, scope, effect, interpretation. */
const FRAMING =
  /^(?:为(?:了)?(?:认真|进一步|深入|切实|加强|贯彻|规范|巩固|落实|扎实)|根据《|本(?:办法|方案|细则|意见|规定|通知)(?:自|适用|所称|由|未尽)|.{0,12}(?:制定本|特制定|负责解释|(?:起|日)施行)|下列|以下)/;
const CITED = /^.{0,40}?(?:《?(关于[^。;]{4,90}?(?:的(?:通知|通告|通报|意见|公告|函|决定)|方案))》?)/;
const VERB =
  /^(?:(?:要|应|须|全面|深入|严格|切实|认真|持续|加快|积极|大力|着力|扎实|进一步|坚决|及时|依法|定期|统筹|科学|广泛|坚持|从严|全力|主动|分类|逐步|有效|突出|紧紧|狠|细|实|再|重点|集中|联合|牵头|会同|督促|协调|配合)*)(?:开展|加强|强化|推进|推动|落实|整治|排查|检查|建立|健全|完善|提升|提高|组织|实施|做好|抓好|抓|打好|打通|打击|建设|建强|建|深化|规范|严|严格|明确|压实|压紧|夯实|治理|查处|整改|普及|构建|运行|狠抓|摸清|制定|开设|加大|推广|推行|普查|清理|清查|宣传|培训|演练|督导|负责|指导|监督|保障|设立|配备|安装|改造|拓展|培育|用好|凝聚|营造|依托|突出|紧盯|聚焦|关爱|防范|化解|消除|管控|严管|严查|严防|坚持|牵头|启动|动员|部署|总结|巩固|报送|上报|汇总|成立|召开|印发|采取|纳入|将|对|以|按|优化|创新|实行|兑现|探索|掀起|分级|分类|委托|动态)/;

/** All tasks; what a text only groups, asks in general or has done already is marked by its kind and has a low confidence. */
export function tasksOf(
  reading: Reading,
  phases: readonly Found<Phase>[],
  operations: readonly Found<Operation>[],
): readonly Found<Task>[] {
  const { clean, outline, head, said } = reading;
  const phasePaths = new Set(phases.filter(({ rule }) => rule === 'phase.section').map(({ path }) => path));
  const operationAt = new Map(operations.map((operation) => [operation.path, operation.value.name]));
  const found: Found<Task>[] = [];
  // A circular that tells what was found and then only asks: its requirements are the work.
  const asksOnly = !outline.sections.some(({ role, style, heading }) => role === 'WORK' && heading !== null && style !== '标');
  for (const section of outline.sections) {
    const { role, heading, title } = section;
    if (heading === null || title === null || role === 'FORM' || role === 'AIM' || role === 'SCOPE' || role === 'PREFACE') continue;
    const path = pathText(section);
    if (phasePaths.has(path) || role === 'SCHEDULE') continue;
    const group = section.children.length > 0;
    const points = group && section.children.every(({ style }) => style === '点');
    const words = clean.text.slice(title.start, title.end);
    const named = taskTitle(section, words);
    if (named === null) continue;
    const kind = kindOf(section, group);
    let rule = `task.${section.style === '点' ? 'point' : section.headed ? 'heading' : 'sentence'}`;
    let confidence = section.headed ? 0.9 : 0.75;
    if (kind === 'GROUP') [rule, confidence] = points ? ['task.points', 0.6] : ['task.group', 0.35];
    if (kind === 'REQUIREMENT') [rule, confidence] = ['task.requirement', group ? 0.3 : section.path.length === 1 ? 0.4 : 0.55];
    if (kind === 'PAST') [rule, confidence] = ['task.past', 0.2];
    if (kind === 'MEASURE' && section.path.length === 1 && role === 'ORGANISATION') [rule, confidence] = ['task.organisation', 0.4];
    if (kind === 'MEASURE' && role === 'ORGANISATION' && section.path.length > 1) confidence = 0.6;
    if (kind === 'MEASURE' && /^(?:有关|相关|其他)(?:事项|要求)$/.test(words)) confidence = 0.3;
    // An item of a list (疏散通道被占用) names what to look for, not what to do.
    if (
      kind === 'MEASURE' &&
      section.headed &&
      section.body.length === 0 &&
      section.style !== '一、' &&
      !VERB.test(words) &&
      !isBody(words) &&
      !/行动|整治|治理|工作|机制|建设|检测/.test(words) &&
      section.path.length > 1
    )
      confidence = 0.45;
    found.push({
      path,
      start: heading.start,
      end: Math.max(title.end, named.end),
      rule,
      confidence,
      value: { title: original(named), kind, operation: operationOf(section) },
    });
  }
  return found.filter(({ confidence }) => confidence >= 0.2);

  function original({ start, end, words }: { start: number; end: number; words: string | null }): string {
    return words ?? said({ start, end });
  }

  function kindOf(section: Section, group: boolean): TaskKind {
    if (section.role === 'PAST') return 'PAST';
    if (section.role === 'REQUIREMENTS' && !asksOnly) return 'REQUIREMENT';
    if (group) return 'GROUP';
    for (let up: Section | null = section; up !== null; up = up.parent) {
      if (up.title !== null && /职责|分工|责任清单$/.test(clean.text.slice(up.title.start, up.title.end))) return 'DUTY';
    }
    return section.style === '条' ? 'DUTY' : 'MEASURE';
  }

  function operationOf(section: Section): string | null {
    for (let up: Section | null = section; up !== null; up = up.parent) {
      const name = operationAt.get(pathText(up));
      if (name !== undefined) return name;
    }
    const words = clean.text.slice(
      section.heading!.start,
      Math.min(section.body.at(-1)?.end ?? section.heading!.end, section.heading!.start + 160),
    );
    const cited = CITED.exec(words)?.[1];
    return cited === undefined ? null : citedCampaign(cited);
  }

  /** The words that make the title, or null where the section frames the document. */
  function taskTitle(section: Section, words: string): { start: number; end: number; words: string | null } | null {
    const { title, heading, body } = section;
    if (FRAMING.test(words) && (section.style === '条' || !section.headed)) return null;
    const whole = clean.text.slice(heading!.start, Math.min(heading!.start + 200, body.at(-1)?.end ?? heading!.end));
    // An item that passes on another document is told by that document's title.
    if (/〔|\[\d{4}\]|^[^。]{0,14}《|关于印发《/.test(whole.slice(0, 60)) && head.title !== null) {
      const cited = CITED.exec(whole);
      if (cited !== null) {
        const at = heading!.start + cited.index + cited[0].lastIndexOf(cited[1]!);
        return { start: at, end: at + cited[1]!.length, words: null };
      }
    }
    // 县教育局:负责… — the body and what it has to do.
    if (section.headed && isBody(words) && body[0] !== undefined) {
      const text = clean.text.slice(body[0].start, Math.min(body[0].end, body[0].start + 80)).split(/[,。;]/)[0]!;
      return {
        start: title!.start,
        end: title!.end,
        words: `${said(title!)}:${said({ start: body[0].start, end: body[0].start + text.length })}`,
      };
    }
    const lead = section.style === '点' && /^要.{3}/.test(words) ? 1 : 0;
    return { start: title!.start + lead, end: title!.start + words.replace(/[:。,;]$/, '').length, words: null };
  }
}

/** The campaign a cited document's title names. */
function citedCampaign(title: string): string | null {
  const match =
    /(?:开展|印发|实施)(?:《)?((?:全[省市县区]|本[省市县区])?[^《》]{3,40}?(?:行动|攻坚战”?|整治))(?:实施|工作|总体)?(?:方案|的|》)/.exec(
      title,
    );
  return match === null ? null : match[1]!.replace(/^全[省市县区](?=.{4})/, '');
}
