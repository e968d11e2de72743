/** Layer 3c: the campaign a notice starts, its days, and its named operations. */
import { addDays, type LocalDate } from '@fire-campaign/domain';
import { type Calendar, type DayRange, resolveDay, resolveRange } from './calendar.js';
import type { CleanText } from './clean.js';
import type { Found } from './found.js';
import type { Head } from './head.js';
import { pathText, type Range, type Section } from './outline.js';
import type { Phase } from './phases.js';
import { addMonths, numeral, timesIn } from './words.js';

export interface Campaign extends DayRange {
  readonly name: string;
  readonly startAt: Range | null;
  readonly endAt: Range | null;
}

/** Words that name a campaign by their end: 行动, 整治, 攻坚战 … */
const CAMPAIGN_END =
  '(?:(?:大|专项|集中|综合|联合)?(?:行动|整治|治理|攻坚|排查|检查|检测|清剿|清查|督查|督导|宣传|演练|除患|防控|创建|提升|达标|会战|战役|攻坚战|保卫战|歼灭战|大比武|责任制|活动|试点|工程|百日战|百日攻坚)|战”|战)';
const NAME = `[^,。;:!?\\n]{2,70}?${CAMPAIGN_END}(?:工作)?`;
const DECISION = new RegExp(
  `(?:决定|定于|部署|现就|经[^,。]{2,20}(?:同意|研究),?|起,|,)[^。;\\n]{0,60}?(?:深入|全面|联合|组织|集中|统一|部署|扎实|在全\\p{Script=Han}{1,4}){0,4}(?:开展|推行|实施|组织|打响|启动)(?:为期[^,。]{1,8}的)?(${NAME})(?=[。,;:\\n(]|$)`,
  'gu',
);
const STARTS = /(?:决定|定于|现就|特制定|制定|组织开展|联合开展|深入开展|开展|推行|实施)/;
const PLAN_WORDS = /(?:总体|具体|工作|实施|行动|整治|专项)?(?:工作)?(?:实施)?(?:方案|细则|计划|办法|要点|任务清单|任务书)$/;
const LEAD = /^(?:进一步)?(?:深入|全面|联合|组织|集中|持续|扎实|统筹)*(?:开展|推行|实施|推进|组织|打好|打赢)(?:好)?/;
const PLACE = /^在(?:全[省市县区旗州国]|全[\p{Script=Han}]{1,3}范围内|辖区)?(?:范围内)?/u;

/** The name inside a title: 关于印发《…工作方案》的通知, 关于开展…的通知, …实施方案. */
export function campaignInTitle(title: string): string | null {
  const inner = /《([^《》]{4,80})》/.exec(title)?.[1];
  const plan = inner ?? title;
  if (PLAN_WORDS.test(plan) && (/(?:方案|细则)$/.test(plan) || new RegExp(CAMPAIGN_END).test(plan))) {
    const name = plan.replace(/^.*?关于(?:印发|下发|转发)?(?:开展)?/, '').replace(PLAN_WORDS, '');
    const printed = name === '' ? plan.replace(PLAN_WORDS, '') : name;
    // 行动方案 loses 行动 with the word for the plan: it belongs to the name.
    const full =
      /行动(?:实施|工作|总体)?(?:方案|细则|计划)$/.test(plan) && !printed.endsWith('行动')
        ? `${printed}行动`
        : /整治(?:工作|实施)?(?:方案|细则|计划)$/.test(plan) && !printed.endsWith('整治')
          ? `${printed}整治`
          : printed;
    return full.replace(LEAD, '');
  }
  const about =
    /关于(?:印发)?((?:进一步)?(?:深入|全面|联合|组织|集中|持续|扎实)*(?:开展|推行|实施)(?:好)?)(.{3,80}?)的(?:通知|通告|公告|意见|函|决定|紧急通知)$/.exec(
      title,
    );
  if (about !== null && new RegExp(CAMPAIGN_END).test(about[2]!)) return about[2]!;
  const printed = /关于印发(.{3,90}?)的通知$/.exec(title)?.[1];
  return printed !== undefined && PLAN_WORDS.test(printed) ? campaignInTitle(printed) : null;
}

const BULLETIN = /(?:通报|报告|简报|会议.{0,10}通知|工作安排|工作要点|工作任务的通知|工作要求的通知)$/;

/**
 * The campaign, or null where the text starts none. Its name as the text decides it (决定 … 开展 …), else as the title has it,
 * else the cited plan whose phases are told here.
 */
export function campaignOf({
  clean,
  said,
  head,
  sections,
  phases,
  calendar,
}: {
  clean: CleanText;
  said: (range: Range) => string;
  head: Head;
  sections: readonly Section[];
  phases: readonly Found<Phase>[];
  calendar: Calendar;
}): Found<Campaign> | null {
  const { text } = clean;
  const titles = [head.title, ...head.titles].filter((title) => title !== null);
  let named: { name: string; range: Range; rule: string; confidence: number } | null = null;
  const title = head.title === null ? '' : cleaned(head.title.range, text);
  const startsOne = !BULLETIN.test(title);
  if (startsOne) {
    const preface = sections.find(({ role }) => role === 'PREFACE');
    const articles = sections
      .filter(({ style }) => style === '条')
      .slice(0, 3)
      .flatMap(({ body }) => body);
    for (const range of [...(preface?.body ?? []).slice(0, 12), ...articles.slice(0, 6)]) {
      const words = text.slice(range.start, Math.min(range.end, range.start + 900));
      for (const match of words.matchAll(DECISION)) {
        const name = match[1]!.replace(LEAD, '').replace(PLACE, '').replace(LEAD, '').replace(/工作$/, '');
        if (name.length < 4 || /^(?:各项|相关|有关|本次|此次|以下)/.test(name)) continue;
        const start = range.start + match.index + match[0].length - match[1]!.length;
        named = { name, range: { start, end: start + match[1]!.length }, rule: 'campaign.decision', confidence: 0.9 };
        break;
      }
      if (named !== null) break;
    }
    for (const heading of titles) {
      const inTitle = heading.range === null ? null : campaignInTitle(cleaned(heading.range, text));
      // The title is the surer one, save where it names the purpose rather than the campaign.
      if (
        inTitle !== null &&
        inTitle.length >= 4 &&
        (named === null || inTitle.includes(named.name) || !new RegExp(`${CAMPAIGN_END}(?:工作)?$`).test(named.name))
      ) {
        named = { name: inTitle, range: heading.range!, rule: 'campaign.title', confidence: 0.9 };
        break;
      }
    }
  }
  if (named === null && phases.length > 0) {
    const [{ start }] = phases as [Found<Phase>];
    const from = Math.max(0, start - 160);
    const cited = [...text.slice(from, start).matchAll(/《([^《》]{4,80})》/g)].at(-1);
    const name =
      cited === undefined ? null : (campaignInTitle(cited[1]!) ?? (PLAN_WORDS.test(cited[1]!) ? cited[1]!.replace(PLAN_WORDS, '') : null));
    if (cited !== undefined && name !== null) {
      named = {
        name,
        range: { start: from + cited.index, end: from + cited.index + cited[0].length },
        rule: 'campaign.cited',
        confidence: 0.6,
      };
    } else if (startsOne && title !== '') {
      const name = title
        .replace(/^.*关于(?:做好|加强|进一步加强)?/, '')
        .replace(/的?(?:紧急)?(?:通知|方案|意见)$/, '')
        .replace(PLAN_WORDS, '');
      if (name.length >= 4) named = { name, range: head.title!.range!, rule: 'campaign.phases', confidence: 0.55 };
    }
  }
  if (named === null) return null;
  const days = daysOf();
  // As the original writes it, where the name stands there in one piece.
  const within = text.slice(named.range.start, named.range.end);
  const at = within.indexOf(named.name);
  const name = at < 0 ? named.name : said({ start: named.range.start + at, end: named.range.start + at + named.name.length });
  return { path: '前言', ...named.range, rule: named.rule, confidence: named.confidence, value: { name, ...days } };

  /** Told in a sentence (自…至…, 从…开始,…结束, 为期…), else first and last day of the phases. */
  function daysOf(): Omit<Campaign, 'name'> {
    let start: LocalDate | null = null;
    let end: LocalDate | null = null;
    let startAt: Range | null = null;
    let endAt: Range | null = null;
    const texts = sections
      .filter(
        ({ role, style, path }) =>
          role === 'PREFACE' || style === '条' || (role === 'SCHEDULE' && path.length === 1) || /时间/.test(path.at(-1)!),
      )
      .flatMap(({ body }) => body.slice(0, 3));
    const dated = phases.some(({ value }) => value.end !== null);
    for (const range of texts) {
      const words = text.slice(range.start, Math.min(range.end, range.start + 1200));
      let next = range.start;
      for (const sentence of words.split(/(?<=[。\n])/)) {
        const offset = next;
        next += sentence.length;
        if (!STARTS.test(sentence) && !/开始|结束|时间为|为期|至.{2,12}[止底末日]/.test(sentence)) continue;
        for (const mention of timesIn(sentence, 0, calendar.year)) {
          const at = { start: offset + mention.start, end: offset + mention.end };
          if (mention.opens && mention.from !== null && mention.to !== null && start === null) {
            const period = resolveRange(mention, calendar);
            if (period.start !== null && calendar.issueDate !== null && period.end !== null && period.end < calendar.issueDate) continue;
            ({ start, end } = period);
            startAt = endAt = at;
          } else if (
            mention.opens &&
            mention.from !== null &&
            start === null &&
            /(?:自|从|于)$/.test(sentence.slice(0, mention.start).slice(-1))
          ) {
            start = resolveDay(mention.from, 'first', calendar);
            startAt = at;
          } else if (
            mention.to !== null &&
            end === null &&
            /^(?:前)?(?:全部)?结束/.test(sentence.slice(mention.end, mention.end + 4)) &&
            start !== null
          ) {
            end = resolveDay(mention.to, 'last', calendar, { year: mention.to.year, ahead: true });
            endAt = at;
          }
        }
        const term = /(?:为期|用|利用)(\d{1,3}|[半一二两三四五六七八九十百]{1,3})(个月|年|天|日)/.exec(sentence);
        if (term !== null && start !== null && end === null && !dated) {
          const count = term[1] === '半' ? 0.5 : numeral(term[1]!)!;
          const after =
            term[2] === '年'
              ? addMonths(start, count * 12)
              : term[2] === '个月'
                ? Number.isInteger(count)
                  ? addMonths(start, count)
                  : null
                : addDays(start, count);
          if (after !== null) {
            end = addDays(after, -1);
            endAt = { start: offset + term.index, end: offset + term.index + term[0].length };
          }
        }
      }
    }
    const starts = phases.flatMap(({ value }) => value.start ?? []).sort();
    const ends = phases.flatMap(({ value }) => value.end ?? []).sort();
    if (start === null && starts.length > 0) {
      start = starts[0]!;
      startAt = phases.find(({ value }) => value.start === start)!;
    }
    if (end === null && ends.length > 0) {
      end = ends.at(-1)!;
      endAt = phases.find(({ value }) => value.end === end)!;
    }
    return { start, end, startAt, endAt };
  }
}

const cleaned = (range: Range | null, text: string): string =>
  range === null ? '' : text.slice(range.start, range.end).replace(/\s+/g, '');

export interface Operation {
  /** 1, 2, 3 … in the order of the text. */
  readonly no: number;
  readonly name: string;
}

const OPERATION_END = /(?:行动|攻坚战|战役|工程|会战|专项整治)”?$/;

/**
 * Named operations: headings that end in 行动, 战役 or 攻坚战, with measures under them or standing as a measure of their own.
 */
export function operationsOf(clean: CleanText, said: (range: Range) => string, sections: readonly Section[]): readonly Found<Operation>[] {
  const found: Found<Operation>[] = [];
  for (const section of sections) {
    if (section.role !== 'WORK' || section.title === null || !section.headed || section.style === '点') continue;
    const words = clean.text.slice(section.title.start, section.title.end).replace(/\s+/g, '');
    if (words.length > 32 || !OPERATION_END.test(words)) continue;
    const lead = /^(?:深入|扎实|全面|持续|组织)?(?:实施|开展|推进|打好|打赢|抓好)(?=.{4})/.exec(words)?.[0].length ?? 0;
    const name = said({ start: section.title.start + lead, end: section.title.end });
    found.push({
      path: pathText(section),
      start: section.heading!.start,
      end: section.title.end,
      rule: 'operation.heading',
      confidence: /[“”]/.test(words) || section.children.length > 0 ? 0.9 : 0.6,
      value: { no: found.length + 1, name },
    });
  }
  return found;
}
