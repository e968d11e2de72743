import type { LocalDate } from '@fire-campaign/domain';
import { LEVEL_NAMES } from '../burden/burden.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { dispatchSheetMachine, statistics, type DispatchLevel } from '../dispatch/dispatch.rules.js';
import type { SheetRow, ViewedLine } from '../dispatch/dispatch.view.js';
import { percent } from '../gate/gate.criteria.js';
import type { Workbook, WorkbookCell } from './excel.js';
import { dayInWords, markOf, sections, words, type Block, type Paper } from './paper.blocks.js';

export interface DispatchSheetOfDay {
  readonly campaign: Campaign;
  readonly issuer: string;
  readonly day: LocalDate;
  readonly level: DispatchLevel;
  /** One per region, by code; at least one. */
  readonly rows: readonly SheetRow[];
}

const LINES_PER_TABLE = 5;
const NONE = '—';

/** The dispatch of one day and level (日调度表) in Word: who reported, the figures, and the hash that each sheet was frozen with. */
export function dispatchSheetPaper(sheet: DispatchSheetOfDay): Paper {
  const { campaign, issuer, day, level, rows } = sheet;
  const { dispatch, lines } = rows[0]!;
  const total = totalOf(rows);
  const named = (label: string, found: readonly SheetRow[]): readonly Block[] =>
    found.length === 0 ? [] : [words(`${label}:${found.map(({ name, sheet: { lateReason } }) => `${name}${lateReason === null ? '' : `(${lateReason})`}`).join('、')}。`)]; // prettier-ignore
  const reporting = rows.filter(({ sheet: { aggregate } }) => !aggregate);
  const counts = [
    `截止时间为${momentInWords(dispatch.dueAt)},${dispatch.closedAt === null ? '尚未截止' : `已于${momentInWords(dispatch.closedAt)}冻结`}。`,
    `应报${total.expected}个,实报${total.reported}个,其中按时${total.onTime}个、迟报${total.late}个,未报${total.missing}个`,
    total.onTimeRate === null ? '。' : `,按时上报率${percent(total.onTimeRate)}。`,
  ].join('');
  const tables = Array.from({ length: Math.ceil(lines.length / LINES_PER_TABLE) }, (_, index) =>
    lines.slice(index * LINES_PER_TABLE, (index + 1) * LINES_PER_TABLE),
  );
  return {
    name: nameOf(sheet),
    asOf: newest(rows),
    blocks: [
      ...markOf(dispatch.closedAt === null ? 'DRAFT' : 'ISSUED'),
      { kind: 'TITLE', text: `${campaign.name}日调度表` },
      { kind: 'NUMBER', text: `(${dayInWords(day)},${LEVEL_NAMES[level].level})` },
      ...sections([
        [
          '报送情况',
          [
            words(counts),
            ...named(
              '未报',
              reporting.filter(({ status }) => status === 'OPEN' || status === 'MISSING'),
            ),
            ...named(
              '迟报',
              reporting.filter(({ status }) => status === 'LATE'),
            ),
            {
              kind: 'TABLE',
              columns: ['地区', '状态', '应报', '实报', '按时', '迟报', '未报'].map((title, index) => {
                return { title, share: [0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1][index]! };
              }),
              rows: [
                ...rows.map((row) => [row.name, stateOf(row), ...countsOf(row.statistics).map(String)]),
                ['合计', '', ...countsOf(total).map(String)],
              ],
            },
          ],
        ],
        [
          '调度数据',
          tables.map((some): Block => {
            const share = 0.75 / some.length;
            return {
              kind: 'TABLE',
              columns: [{ title: '地区', share: 0.25 }, ...some.map((line) => ({ title: headingOf(line), share }))],
              rows: [
                ...rows.map((row) => [row.name, ...some.map(({ code }) => valueInWords(lineOf(row, code)))]),
                ['合计', ...some.map((line) => valueInWords(summed(rows, line)))],
              ],
            };
          }),
        ],
        [
          '校验信息',
          [
            words('各表一经冻结即不得改动,更正另成一版;下列校验值由表内数据计算(SHA-256),可据以核对。'),
            {
              kind: 'TABLE',
              columns: [
                { title: '地区', share: 0.2 },
                { title: '版次', share: 0.1 },
                { title: '校验值', share: 0.7 },
              ],
              rows: rows.map(({ name, revision }) => [name, String(revision?.revision ?? NONE), revision?.hash ?? NONE]),
            },
          ],
        ],
      ]),
      { kind: 'SIGNATURE', issuer, day },
    ],
  };
}

/** The same in Excel: a row per region, with the parts of every ratio and a row of sums. */
export function dispatchSheetWorkbook(sheet: DispatchSheetOfDay): Workbook {
  const { campaign, day, level, rows } = sheet;
  const { dispatch, lines } = rows[0]!;
  const total = totalOf(rows);
  const state = dispatch.closedAt === null ? '草稿(尚未截止)' : `已于${momentInWords(dispatch.closedAt)}冻结`;
  const ratios = new Set(lines.filter(({ code }) => rows.some((row) => lineOf(row, code).denominator !== null)).map(({ code }) => code));
  const figures = (line: Figure, code: string): readonly WorkbookCell[] =>
    ratios.has(code) ? [line.numerator, line.denominator, cellOf(line)] : [line.numerator];
  return {
    name: nameOf(sheet),
    asOf: newest(rows),
    sheet: '日调度表',
    title: `${campaign.name}日调度表`,
    subtitle: `${dayInWords(day)},${LEVEL_NAMES[level].level};截止时间${momentInWords(dispatch.dueAt)},${state}`,
    columns: [
      { title: '地区代码', width: 12 },
      { title: '地区', width: 22 },
      { title: '状态', width: 10 },
      { title: '上报时间', width: 20 },
      ...['应报', '实报', '按时', '迟报', '未报'].map((title) => ({ title, width: 7 })),
      ...lines.flatMap((line) =>
        (ratios.has(line.code) ? [`${line.zh}·分子`, `${line.zh}·分母`, headingOf(line)] : [headingOf(line)]).map((title) => {
          return { title, width: 14 };
        }),
      ),
      { title: '迟报原因', width: 24 },
      { title: '版次', width: 6 },
      { title: '校验值(SHA-256)', width: 68 },
    ],
    rows: [
      ...rows.map((row): readonly WorkbookCell[] => [
        row.regionCode,
        row.name,
        stateOf(row),
        row.sheet.submittedAt === null ? null : momentInWords(row.sheet.submittedAt),
        ...countsOf(row.statistics),
        ...lines.flatMap(({ code }) => figures(lineOf(row, code), code)),
        row.sheet.lateReason,
        row.revision?.revision ?? null,
        row.revision?.hash ?? null,
      ]),
      [null, '合计', null, null, ...countsOf(total), ...lines.flatMap((line) => figures(summed(rows, line), line.code)), null, null, null],
    ],
  };
}

type Figure = Pick<ViewedLine, 'unit' | 'numerator' | 'denominator'>;

const nameOf = ({ campaign, day, level }: DispatchSheetOfDay): string => `${campaign.name}日调度表(${day} ${LEVEL_NAMES[level].level})`;
const stateOf = ({ status }: SheetRow): string => dispatchSheetMachine.states[status].zh;
const headingOf = ({ zh, unit }: ViewedLine): string => (unit === '%' ? zh : `${zh}(${unit})`);
const countsOf = ({ expected, reported, onTime, late, missing }: ReturnType<typeof statistics>): readonly number[] =>
  [expected, reported, onTime, late, missing]; // prettier-ignore
const lineOf = ({ lines }: SheetRow, code: string): ViewedLine => lines.find((line) => line.code === code)!;

/** Regions of one level share no sheet below them, so their counts add up. */
function totalOf(rows: readonly SheetRow[]): ReturnType<typeof statistics> {
  const sum = (name: 'expected' | 'onTime' | 'late') => rows.reduce((all, row) => all + row.statistics[name], 0);
  return statistics({ expected: sum('expected'), onTime: sum('onTime'), late: sum('late') });
}

/** Null where no region has a figure. */
function summed(rows: readonly SheetRow[], { code, unit }: ViewedLine): Figure {
  const sum = (name: 'numerator' | 'denominator') => {
    const given = rows.flatMap((row) => lineOf(row, code)[name] ?? []);
    return given.length === 0 ? null : Math.round(given.reduce((all, one) => all + one, 0) * 10_000) / 10_000;
  };
  return { unit, numerator: sum('numerator'), denominator: sum('denominator') };
}

/** A share is written with its parts, as 60%(6/10); without a denominator of its own, or one of 0, it has no value. */
function valueInWords({ unit, numerator, denominator }: Figure): string {
  if (numerator === null) return NONE;
  if (denominator === null) return String(numerator);
  const parts = `(${numerator}/${denominator})`;
  if (denominator === 0) return `${NONE}${parts}`;
  return `${unit === '%' ? percent(numerator / denominator) : cut(numerator / denominator)}${parts}`;
}

function cellOf({ unit, numerator, denominator }: Figure): WorkbookCell {
  if (numerator === null || denominator === null || denominator === 0) return null;
  const value = cut(numerator / denominator);
  return unit === '%' ? { share: value } : value;
}

/** Cut and not rounded, as shares are everywhere: 99.996 % never looks like 100 %. */
const cut = (value: number): number => Math.floor(value * 10_000 + 1e-6) / 10_000;

/** The moment of the newest thing that the rows say. */
function newest(rows: readonly SheetRow[]): Date {
  const moments = rows.flatMap(({ dispatch, revision, lines }) => [
    dispatch.openedAt,
    ...(revision === null ? [] : [revision.at]),
    ...lines.flatMap(({ asOf }) => asOf ?? []),
  ]);
  return moments.reduce((latest, moment) => (moment > latest ? moment : latest));
}

/** 2024年1月17日16:00, in Beijing. */
function momentInWords(moment: Date): string {
  const [day, time] = new Date(moment.getTime() + 8 * 3600_000).toISOString().split('T') as [LocalDate, string];
  return `${dayInWords(day)}${time.slice(0, 5)}`;
}
