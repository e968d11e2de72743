import type { LocalDate } from '@fire-campaign/domain';
import type { Document } from '../document/document.entity.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import { responsibleWords, wordingOf } from '../meeting/meeting.rules.js';
import { chineseOrdinal, ended, markOf, words, type Paper } from './paper.blocks.js';

export interface RequirementNotice {
  readonly meeting: Meeting;
  readonly issuer: string;
  /** Meetings that the meeting comes from, the nearest first. */
  readonly origins: readonly Pick<Meeting, 'convener' | 'title' | 'ordinal' | 'summary'>[];
  /** The notice itself, once it is registered as coming from the meeting. */
  readonly issued: Pick<Document, 'number' | 'issuedOn'> | null;
  readonly day: LocalDate;
  readonly asOf: Date;
}

const meetingName = ({ title, ordinal }: Pick<Meeting, 'title' | 'ordinal'>): string =>
  ordinal === null || title.includes('第') ? title : `第${ordinal}次${title}`;

/**
 * The weekly notice of what a meeting requires (办公会议工作要求的通知): numbered items, each ending with its 责任处室.
 * @source 辽宁省消防救援总队关于2022年第6次、第10次(行政)办公会议工作要求的通知
 */
export function requirementNotice({ meeting, issuer, origins, issued, day, asOf }: RequirementNotice): Paper {
  const name = meetingName(meeting);
  const title = `${issuer}关于${meeting.heldOn.slice(0, 4)}年${name}工作要求的通知`;
  const [units, offices] = { 2: ['各支队', '机关各处室'], 4: ['各大队', '机关各科室'] }[meeting.regionCode.length] ?? ['各单位', '各科室'];
  const near = origins[0];
  const before =
    near === undefined
      ? `近日,${meeting.convener}召开${name}。`
      : `近日,${origins.map((one) => `${one.convener}召开${meetingName(one)}`).join(',')}${near.summary === null ? '' : `,${near.summary.replace(/。$/, '')}`}。`;
  const about = meeting.summary === null ? '' : ended(meeting.summary);
  const purpose =
    `为迅速贯彻落实${near === undefined ? '' : `《${near.convener}${meetingName(near)}》`}会议要求,${issuer}${offices}结合实际,经过集体会商,` +
    `形成本通知,作为${offices}、${units}本周工作重点,现印发给你们,请紧密结合实际,对标对表,不折不扣抓好落实。`;
  return {
    name: title,
    asOf,
    blocks: [
      ...markOf(issued === null ? 'DRAFT' : 'ISSUED'),
      { kind: 'TITLE', text: title },
      ...(issued?.number == null ? [] : [{ kind: 'NUMBER' as const, text: issued.number }]),
      { kind: 'ADDRESSEES', text: `${units}、${offices}:` },
      words(`${before}${about}${purpose}`),
      ...meeting.requirements.map((requirement, index) => {
        const { title: heading } = requirement;
        const whole = wordingOf(requirement);
        const responsible = responsibleWords(requirement);
        return words({ text: `${chineseOrdinal(index + 1)}、${ended(heading)}`, face: 'HEADING_1' }, whole.slice(ended(heading).length), {
          text: responsible === null ? '' : `(${responsible})`,
          face: 'HEADING_2',
        });
      }),
      { kind: 'SIGNATURE', issuer, day: issued?.issuedOn ?? day },
    ],
  };
}
