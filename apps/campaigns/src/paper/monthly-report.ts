import type { LocalDate, RegionCode } from '@fire-campaign/domain';
import type { Directive } from '../directive/directive.entities.js';
import type { AwaitedDocument, Document } from '../document/document.entity.js';
import { isLocal, type IssuingLevel } from '../document/document.rules.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import { wordingOf } from '../meeting/meeting.rules.js';
import { dayInWords, dayOfYear, ended, heading2, markOf, quoted, sections, words, type Block, type Paper } from './paper.blocks.js';

export interface MonthlyReport {
  readonly regionCode: RegionCode;
  /** The office's organisation. */
  readonly issuer: string;
  /** 'YYYY-MM' */
  readonly month: string;
  readonly directives: readonly Directive[];
  readonly meetings: readonly Meeting[];
  readonly documents: readonly Document[];
  /** What was still awaited at the end of the month. */
  readonly awaited: readonly AwaitedDocument[];
  readonly day: LocalDate;
  readonly asOf: Date;
}

/**
 * The monthly report of an office (办公室工作情况通报): directives, meetings and documents of a month, each of local party and government
 * first and then of the service and what is above. It is read at the office meeting of the month that follows.
 * @source 2月份行政办公会议办公室工作情况通报
 */
export function monthlyReport(report: MonthlyReport): Paper {
  const month = Number(report.month.slice(5));
  const title = `${(month % 12) + 1}月份行政办公会议办公室工作情况通报`;
  const split = <Row extends { readonly level: IssuingLevel }>(
    rows: readonly Row[],
    write: (row: Row, index: number) => string,
  ): Block[] => {
    const [local, above] = levelNames(report.regionCode);
    const part = (name: string, some: readonly Row[]) => [
      heading2(`${name}:`),
      ...(some.length === 0 ? [words('无。')] : some.map((row, index) => words(write(row, index)))),
    ];
    return [
      ...part(local, rows.filter(({ level }) => isLocal(level, report.regionCode))), // prettier-ignore
      ...part(above, rows.filter(({ level }) => !isLocal(level, report.regionCode))), // prettier-ignore
    ];
  };
  return {
    name: title,
    asOf: report.asOf,
    blocks: [
      ...markOf('DRAFT'),
      { kind: 'TITLE', text: title },
      ...sections([
        ['主要领导批示情况', split(report.directives, directiveWords)],
        [`${month}月份主要工作部署会议情况`, split(report.meetings, (meeting) => meetingWords(meeting, report.awaited))],
        ['重点落实工作及文件要求', split(report.documents, (document, index) => `${index + 1}.${documentWords(document)}`)],
      ]),
      { kind: 'SIGNATURE', issuer: report.issuer, day: report.day },
    ],
  };
}

/** 市级层面 and 国家局及总队层面, as they are called where the office is. */
function levelNames(regionCode: RegionCode): readonly [string, string] {
  if (regionCode.length === 2) return ['省级层面', '部局层面'];
  return regionCode.length === 4 ? ['市级层面', '国家局及总队层面'] : ['县级层面', '国家局、总队及支队层面'];
}

function directiveWords({ kind, givenOn, post, leader, about, text, requiredAction }: Directive): string {
  const where = kind === 'FOLLOW_UP' ? `就${about}作出跟批` : `在${about}上作出批示`;
  const asked = requiredAction === null ? '' : ended(requiredAction);
  return `${dayOfYear(givenOn)},${post}${leader}${where}:“${ended(text)}”${asked}`;
}

function meetingWords(meeting: Meeting, awaited: readonly AwaitedDocument[]): string {
  const { heldOn, convener, title, ordinal, chair, speakers, summary, requirements } = meeting;
  const named = ordinal === null || title.includes('第') ? title : `第${ordinal}次${title}`;
  const said = [
    `${dayOfYear(heldOn)},${convener}组织召开${named}${chair === null ? '' : `,${chair}主持会议`}。`,
    ...(speakers.length === 0 ? [] : [`${speakers.join('、')}作工作部署。`]),
    ...(summary === null ? [] : [ended(summary)]),
    ...(requirements.length === 0 ? [] : [`会议要求:${requirements.map(wordingOf).join('')}`]),
    ...awaited.filter(({ announcedInId }) => announcedInId === meeting.id).map((one) => `(${quoted(one.title)}还未下发)`),
  ];
  return said.join('');
}

function documentWords({ number, title, summary, deadline, issuer }: Document): string {
  const head = [number ?? issuer, quoted(title)].join(',');
  const due = deadline === null ? '' : `办理时限为${dayInWords(deadline)}。`;
  return `${head}${summary === null ? '。' : `,${ended(summary)}`}${due}`;
}
