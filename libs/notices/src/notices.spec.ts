import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { annotation } from './annotation.js';
import { type DraftItem, draftFromText, type ItemKind, type NoticeDraft } from './draft.js';

/**
 * The rules by which annotated notices are scored, small: what matches, what may be left out, what a wrong detail costs. Fields and
 * figures are those of the annotation's own description; see README.md.
 */
type Row = Record<string, unknown> & { readonly path: string; readonly quote: string; readonly optional?: boolean };
type Field = 'phases' | 'tasks' | 'offices' | 'deadlines' | 'frequencies' | 'targets';
type Annotated = Readonly<Record<Field, Row[]>> & {
  readonly document: Record<string, unknown>;
  readonly campaign: Record<string, unknown> | null;
};
interface Tally {
  matched: number;
  expected: number;
  given: number;
}
const FIELDS: readonly Field[] = ['phases', 'tasks', 'offices', 'deadlines', 'frequencies', 'targets'];

const squash = (text: unknown): string => String(text ?? '').normalize('NFKC').replace(/[\s\ufeff]+/gu, ''); // prettier-ignore
const plain = (text: unknown): string => squash(text).replace(/[^\p{L}\p{N}%.]/gu, '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const steps = (path: string): string => squash(path).replace(/[()]/g, '');

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** Shared pairs of characters (Dice); 0.8 at least where one holds the other. */
function likeness(a: unknown, b: unknown): number {
  const [x, y] = [plain(a), plain(b)].sort((one, other) => one.length - other.length) as [string, string];
  if (x === '' || y === '') return 0;
  if (x === y) return 1;
  const [first, second] = [pairs(x), pairs(y)];
  let common = 0;
  for (const [pair, count] of first) common += Math.min(count, second.get(pair) ?? 0);
  const dice = x.length < 2 ? 0 : (2 * common) / (x.length + y.length - 2);
  return x.length >= 4 && y.includes(x) ? Math.max(0.8, dice) : dice;
}
const best = (value: unknown, others: unknown, given: unknown): number =>
  Math.max(...[value, ...list(others)].map((one) => likeness(one, given)));

/** Both quotes lie at the same passage: one holds half of the other at least. */
function samePassage(a: Row, b: Row): boolean {
  const [x, y] = [squash(a.quote), squash(b.quote)].sort((one, other) => one.length - other.length) as [string, string];
  for (let length = x.length; length >= Math.max(2, x.length / 2); length -= 1)
    for (let from = 0; from + length <= x.length; from += 1) if (y.includes(x.slice(from, from + length))) return true;
  return false;
}
const within = (date: unknown, range: unknown): boolean =>
  list(range).length === 2 && String(date) >= String(list(range)[0]) && String(date) <= String(list(range)[1]);
const sameDay = (gold: unknown, given: unknown, accepted: unknown): boolean =>
  (gold ?? null) === (given ?? null) || within(given, accepted);

const MATCH: Readonly<Record<Field, (gold: Row, given: Row) => number>> = {
  phases: (gold, given) => {
    const bare = (name: unknown) => plain(name).replace(/阶段$/, '');
    if (bare(gold['name']) !== bare(given['name']) && likeness(bare(gold['name']), bare(given['name'])) < 0.6) return 0;
    return (
      0.4 +
      0.2 * Number(gold['kind'] === given['kind']) +
      0.2 * Number(sameDay(gold['start'], given['start'], gold['startAccept'])) +
      0.2 * Number(sameDay(gold['end'], given['end'], gold['endAccept']))
    );
  },
  tasks: (gold, given) => {
    const like = best(gold['title'], gold['titleAlt'], given['title']);
    const place = steps(gold.path) === steps(given.path);
    if (!(place && like >= 0.4) && like < 0.75) return 0;
    const operation = gold['operation'] ? likeness(gold['operation'], given['operation']) >= 0.6 : !given['operation'];
    return 0.6 + 0.2 * Number(place) + 0.2 * Number(operation);
  },
  offices: (gold, given) => {
    const near = [steps(gold.path), steps(given.path)].sort((a, b) => a.length - b.length) as [string, string];
    if (![gold['name'], ...list(gold['nameAlt'])].map(plain).includes(plain(given['name'])) || !`${near[1]}/`.startsWith(`${near[0]}/`))
      return 0;
    const role = gold['role'] === 'SUPPORT' || gold['role'] === 'LEAD' ? given['role'] === gold['role'] : given['role'] !== 'SUPPORT';
    return 0.8 + 0.2 * Number(role);
  },
  deadlines: (gold, given) => (samePassage(gold, given) && sameDay(gold['date'], given['date'], gold['accept']) ? 1 : 0),
  frequencies: (gold, given) => {
    if (gold['period'] !== given['period'] || (gold['count'] ?? 1) !== (given['count'] ?? 1) || !samePassage(gold, given)) return 0;
    return 0.7 + 0.1 * ['comparator', 'by', 'weekday'].filter((key) => (gold[key] ?? null) === (given[key] ?? null)).length;
  },
  targets: (gold, given) => {
    if (gold['value'] !== given['value'] || plain(gold['unit']) !== plain(given['unit']) || !samePassage(gold, given)) return 0;
    const comparator = [gold['comparator'], ...list(gold['acceptComparators'])].includes(given['comparator']);
    return (
      0.6 +
      0.15 * Number(comparator) +
      0.15 * Number((gold['horizon'] ?? null) === (given['horizon'] ?? null)) +
      0.1 * Number(likeness(gold['metric'], given['metric']) >= 0.3)
    );
  },
};

function tally(field: Field, gold: Annotated, given: readonly Row[]): Tally {
  const must = gold[field].filter(({ optional }) => optional !== true);
  const may = gold[field].filter(({ optional }) => optional === true);
  const matches = must
    .flatMap((row, at) => given.map((item, index) => ({ score: MATCH[field](row, item), at, index })))
    .filter(({ score }) => score > 0);
  matches.sort((a, b) => b.score - a.score || a.at - b.at || a.index - b.index);
  const [usedGold, usedGiven] = [new Set<number>(), new Set<number>()];
  let matched = 0;
  for (const { score, at, index } of matches) {
    if (usedGold.has(at) || usedGiven.has(index)) continue;
    usedGold.add(at);
    usedGiven.add(index);
    matched += score;
  }
  const spare = new Set<number>();
  const wrong = given.filter((item, index) => {
    if (usedGiven.has(index)) return false;
    const at = may.findIndex(
      (row, nth) => !spare.has(nth) && (MATCH[field](row, item) > 0 || (field !== 'tasks' && field !== 'phases' && samePassage(row, item))),
    );
    if (at >= 0) spare.add(at);
    const again = (field === 'offices' || field === 'deadlines') && must.some((row) => MATCH[field](row, item) > 0);
    return at < 0 && !again;
  });
  return { matched, expected: must.length, given: usedGold.size + wrong.length };
}

function head(gold: Annotated, given: Annotated): Tally {
  const [expected, found] = [
    { ...gold.campaign, ...gold.document },
    { ...given.campaign, ...given.document },
  ] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
  const bracketed = (number: unknown) =>
    squash(number)
      .replace(/[〔[【]/g, '(')
      .replace(/[〕\]】]/g, ')');
  const same: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
    title: (a, b) => best(a, expected['titleAlt'], b) >= 0.9,
    issuer: (a, b) => [a, ...list(expected['issuerAlt'])].map(plain).includes(plain(b)),
    number: (a, b) => bracketed(a) === bracketed(b),
    issueDate: (a, b) => a === b,
    name: (a, b) => best(a, expected['nameAlt'], b) >= 0.8,
    start: (a, b) => sameDay(a, b, expected['startAccept']),
    end: (a, b) => sameDay(a, b, expected['endAccept']),
  };
  const total = { matched: 0, expected: 0, given: 0 };
  for (const [key, matches] of Object.entries(same)) {
    const [a, b] = [expected[key], found[key]];
    total.expected += Number(Boolean(a));
    total.given += Number(Boolean(b));
    total.matched += Number(Boolean(a) && Boolean(b) && matches(a, b));
  }
  return total;
}

const f1 = ({ matched, expected, given }: Tally): number => (expected + given === 0 ? 1 : (2 * matched) / (expected + given));

interface Case {
  readonly name: string;
  readonly text: string;
  readonly gold: Annotated;
}

function casesOf(folder: string): readonly Case[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name: name.replace('.json', ''),
      gold: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Annotated,
      text: readFileSync(join(folder, name.replace('.json', '.txt')), 'utf8'),
    }));
}

/** F1 by field over all cases, read after a change of the text that leaves its meaning. */
function scores(cases: readonly Case[], change: (text: string) => string = (text) => text): Record<string, number> {
  const sums = new Map<string, Tally>();
  for (const { name, text, gold } of cases) {
    const given = annotation(draftFromText(change(text)), name, `${name}.txt`) as unknown as Annotated;
    for (const [field, one] of [
      ...FIELDS.map((field) => [field, tally(field, gold, given[field])] as const),
      ['meta', head(gold, given)] as const,
    ]) {
      const sum = sums.get(field) ?? { matched: 0, expected: 0, given: 0 };
      sums.set(field, { matched: sum.matched + one.matched, expected: sum.expected + one.expected, given: sum.given + one.given });
    }
  }
  const fields = Object.fromEntries([...sums].map(([field, sum]) => [field, f1(sum)]));
  return { ...fields, macro: FIELDS.reduce((sum, field) => sum + fields[field]!, 0) / FIELDS.length };
}

function expectGood(found: Record<string, number>): void {
  expect(found['macro']).toBeGreaterThanOrEqual(0.95);
  expect(found['meta']).toBeGreaterThanOrEqual(0.95);
  for (const field of FIELDS) expect([field, found[field]! >= 0.9]).toEqual([field, true]);
}

const shipped = casesOf(join(import.meta.dirname, '..', 'notices'));
const shared = casesOf(join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'notices'));
const texts = [...shipped, ...shared];

const items = (draft: NoticeDraft): readonly DraftItem<ItemKind, unknown>[] => [
  ...(draft.campaign === null ? [] : [draft.campaign]),
  ...[draft.operations, draft.phases, draft.tasks, draft.offices, draft.deadlines, draft.frequencies],
  ...[draft.targets, draft.amounts, draft.references, draft.accountability, draft.terms],
].flat(); // prettier-ignore

describe('annotated notices', () => {
  it('the invented ones are read well', () => {
    expect(shipped).toHaveLength(19);
    expectGood(scores(shipped));
  });

  it(`${shared.length === 0 ? 'none lie beside the project: only the invented ones were scored' : 'those beside the project are read well'}`, () => {
    if (shared.length > 0) expectGood(scores(shared));
    expect(texts.length).toBeGreaterThanOrEqual(19);
  });

  const half: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')', '！': '!' };
  const width = (char: string): number => (/[\x20-\x7e]/.test(char) ? 0.5 : 1);
  /** Lines broken at a page's edge, as scanning and PDF leave them. */
  const broken = (text: string, edge: number): string =>
    text
      .split('\n')
      .map((line) => {
        let [out, used] = ['', 0];
        for (const char of line.trim()) {
          if (used + width(char) > edge) [out, used] = [`${out}\n`, 0];
          out += char;
          used += width(char);
        }
        return out;
      })
      .filter((line) => line !== '')
      .join('\n');

  it.each<[string, (text: string) => string]>([
    ['half-width marks', (text) => text.replace(/[，；：（）！]/g, (mark) => half[mark]!)],
    ['full-width figures', (text) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['Windows line ends and blank lines between paragraphs', (text) => text.replace(/\n/g, '\r\n\r\n')],
    ['indented paragraphs', (text) => text.replace(/^(?=\S)/gm, '\u3000\u3000')],
    ['blanks around figures', (text) => text.replace(/(\d+)(年|月|日|个|%)/g, ' $1 $2 ')],
    ['right-to-left marks and zero-width blanks', (text) => `\ufeff${text.replace(/。/g, '。\u200f\u200b')}`],
    ['lines broken after 28 characters', (text) => broken(text, 28)],
    ['lines broken after 36 characters', (text) => broken(text, 36)],
  ])('keep their meaning with %s', (_, change) => {
    const found = scores(texts, change);
    expect(found['macro']).toBeGreaterThanOrEqual(0.95);
    expect(found['meta']).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a draft', () => {
  it.each(texts.map(({ name, text }) => [name, text] as const))('of %s quotes the original exactly', (_, text) => {
    const draft = draftFromText(text);
    for (const { quote, span, id, rule } of items(draft)) {
      expect(quote).toBe(text.slice(...span));
      expect(quote.trim()).not.toBe('');
      expect(id).toMatch(/^[a-z]+-[0-9a-f]{16}$/);
      expect(rule).toMatch(/^[a-z]+(?:\.[a-z_]+)+$/);
    }
    const { document } = draft;
    for (const value of [document.title, document.issuer, document.number, document.issueDate].filter((value) => value !== null))
      expect(value.quote).toBe(text.slice(...value.span));
    expect(new Set(items(draft).map(({ id }) => id)).size).toBe(items(draft).length);
  });

  it('is the same for the same text', () => {
    for (const { text } of texts) expect(draftFromText(text)).toEqual(draftFromText(text));
  });

  it('keeps the ids of passages that a later version leaves as they are', () => {
    const { text } = shipped[0]!;
    const [before, after] = [text, text.replace('6月15日前完成信息录入', '6月30日前完成信息录入')].map(
      (version) => new Set(items(draftFromText(version)).map(({ id }) => id)),
    );
    const gone = [...before!].filter((id) => !after!.has(id));
    expect(gone).toHaveLength(1);
    expect(gone[0]).toMatch(/^deadline-/);
  });

  it('asks where two readings are possible', () => {
    const draft = draftFromText(
      '关于开展消防安全大检查的通知\n\n一、检查任务\n(一)开展“三清三关”。全部单位检查一遍,到全国“两会”结束前完成。\n',
    );
    expect(draft.terms[0]).toMatchObject({
      value: { term: '三清三关', meaning: null },
      questions: [{ zh: expect.stringContaining('未作解释') }],
    });
    expect(draft.targets[0]).toMatchObject({ value: { implicit: true, value: 100 }, questions: [{ alternatives: ['是', '否'] }] });
    expect(draft.deadlines[0]).toMatchObject({ value: { date: null, basis: 'EVENT' }, questions: [expect.anything()] });
  });

  it('tells fines and rewards apart from targets', () => {
    const draft = draftFromText(
      '某县消防安全整治方案\n\n一、工作措施\n(一)严格执法。对拒不整改的,处五千元以上五万元以下罚款。\n(二)奖励举报。对查实的举报奖励200元。\n',
    );
    expect(draft.amounts.map(({ value }) => value)).toEqual([
      { kind: 'FINE', minYuan: 5000, maxYuan: 50_000 },
      { kind: 'REWARD', minYuan: 200, maxYuan: 200 },
    ]);
    expect(draft.targets).toEqual([]);
  });

  it('reads a table of work row by row', () => {
    const draft = draftFromText(
      '某县电动自行车整治任务分工表\n\n序号\t工作任务\t牵头单位\t配合单位\t完成时限\n1\t摸清底数\t县公安局\t县消防救援大队、各乡镇\t2024年5月底前\n2\t新建充电桩5000个\t县住建局\t县发改局\t2024年9月30日前\n',
    );
    expect(draft.tasks.map(({ path, value }) => [path, value.title])).toEqual([
      ['1', '摸清底数'],
      ['2', '新建充电桩5000个'],
    ]);
    expect(draft.offices.map(({ value }) => [value.name, value.role])).toEqual([
      ['县公安局', 'LEAD'],
      ['县消防救援大队', 'SUPPORT'],
      ['各乡镇', 'SUPPORT'],
      ['县住建局', 'LEAD'],
      ['县发改局', 'SUPPORT'],
    ]);
    expect(draft.deadlines.map(({ value }) => value.date)).toEqual(['2024-05-31', '2024-09-30']);
    expect(draft.targets.map(({ value }) => [value.value, value.unit])).toEqual([[5000, '个']]);
  });

  it('keeps a row of a table whose cell is empty, in the middle or at its end', () => {
    const draft = draftFromText(
      '某县整治任务分工表\n\n序号\t工作任务\t牵头单位\t配合单位\t完成时限\n1\t摸清底数\t县公安局\t\t2024年5月底前\n2\t加强宣传\t县住建局\t县发改局\n',
    );
    expect(draft.offices.map(({ path, value }) => [path, value.name, value.role])).toEqual([
      ['1', '县公安局', 'LEAD'],
      ['2', '县住建局', 'LEAD'],
      ['2', '县发改局', 'SUPPORT'],
    ]);
    expect(draft.deadlines.map(({ path, value }) => [path, value.date])).toEqual([['1', '2024-05-31']]);
  });

  it('takes the name of a circular above its number for the title, and a masthead with a title below for none', () => {
    const title = (text: string) => draftFromText(text).document.title?.value;
    expect(title('某县消防救援大队\n2025年冬春火灾防控任务通报\n\n某消〔2025〕4号\n\n各科室：\n一、开展检查。\n')).toBe(
      '2025年冬春火灾防控任务通报',
    );
    expect(title('某县消防救援大队情况通报\n某消〔2025〕4号\n关于开展检查的通知\n\n各科室：\n一、开展检查。\n')).toBe('关于开展检查的通知');
  });

  it('takes steps of accountability in their order, and documents with number and title', () => {
    const draft = draftFromText(
      '关于落实责任的通知\n\n一、依据。按照《某省消防条例》和市消安委〔2024〕5号《关于加强巡查的通知》执行。\n二、追责。对工作滞后的进行提醒;对整改不力的实施约谈;对发生亡人火灾的,依法追究责任。\n',
    );
    expect(draft.references.map(({ value }) => value)).toEqual([
      { number: null, title: '某省消防条例' },
      { number: '市消安委〔2024〕5号', title: '关于加强巡查的通知' },
    ]);
    expect(draft.accountability.map(({ value }) => [value.level, value.step, value.trigger])).toEqual([
      [1, '提醒', '工作滞后'],
      [2, '约谈', '整改不力'],
      [3, '追究责任', '发生亡人火灾'],
    ]);
  });
});

describe('texts made to hurt', () => {
  it.each([
    '一',
    '(一',
    '“',
    '《关于',
    '各，',
    '每月',
    '2024年5月',
    '1,',
    '一、甲\n',
    '一、(一)1.(1)①\n',
    '责任单位:',
    '县公安局和',
    '甲\t乙\t丙\n',
    '不少于5个',
    '对甲',
    '\n',
    ' ',
    '\u200f',
    '\ud800',
    '.',
    '"',
  ])('%j, a hundred thousand characters of it, gives a draft', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(draftFromText(text).text).toBe(text);
  });
});
