import { describe, expect, it } from '@jest/globals';
import { dueDay, resolveDay, resolveRange, type Calendar } from './calendar.js';
import { addMonths, addWorkdays, bodiesOf, chineseNumeral, isBody, numeral, timesIn } from './words.js';

describe('numerals', () => {
  it.each<[string, number | null]>([
    ['12', 12],
    ['1,200', 1200],
    ['3.5', 3.5],
    ['十', 10],
    ['十二', 12],
    ['三十', 30],
    ['两千三百', 2300],
    ['五万', 50_000],
    ['5万', 50_000],
    ['二〇二三', 2023],
    ['一百零五', 105],
    ['若干', null],
    ['', null],
  ])('%j is %j', (text, value) => expect(numeral(text)).toBe(value));

  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [35, '三十五'],
  ])('%j is written %j in a heading', (value, text) => expect(chineseNumeral(value)).toBe(text));
});

describe('times', () => {
  const calendar: Calendar = { issueDate: '2023-11-20', year: 2023, campaign: { start: null, end: null } };
  const due = (text: string) =>
    timesIn(text, 0, 2023).map((mention) => (mention.opens ? null : dueDay(mention, calendar, { ahead: mention.closes })));

  it.each<[string, readonly (string | null)[]]>([
    ['12月5日前报送', ['2023-12-05']],
    ['1月底前完成', ['2024-01-31']],
    ['2024年2月底前完成', ['2024-02-29']],
    ['2024年6月底', ['2024-06-30']],
    ['12月上旬召开', ['2023-12-10']],
    ['12月中旬召开', ['2023-12-20']],
    ['年底前', ['2023-12-31']],
    ['2025年年底前', ['2025-12-31']],
    ['年内完成', ['2023-12-31']],
    ['明年6月底前', ['2024-06-30']],
    ['二季度末', ['2024-06-30']],
    ['2024年第一季度前', ['2024-03-31']],
    ['12月15日、12月25日前分别报送', ['2023-12-15', '2023-12-25']],
    ['12月15日、25日前分别报送', ['2023-12-15', '2023-12-25']],
    ['一个月内完成', ['2023-12-20']],
    ['30日内完成', ['2023-12-20']],
    ['10个工作日内', ['2023-12-04']],
    ['一年内', ['2024-11-20']],
    ['三年内', ['2026-11-20']],
    ['半年内', ['2024-05-20']],
    ['发现之日起30日内', [null]],
    ['接到通知后3日内', ['2023-11-23']],
    ['春节前', [null]],
    ['到全国“两会”结束期间', [null]],
    ['2023-12-01', ['2023-12-01']],
    ['2023.12.1前', ['2023-12-01']],
    ['2月30日前', [null]],
    ['近一年内发生火灾的', []],
    ['第2023年', []],
  ])('%j falls due on %j', (text, days) => expect(due(text)).toEqual(days));

  it.each<[string, string | null, string | null]>([
    ['2023年12月1日至2024年2月28日', '2023-12-01', '2024-02-28'],
    ['12月1日至次年2月28日', '2023-12-01', '2024-02-28'],
    ['12月1日至2月28日', '2023-12-01', '2024-02-28'],
    ['12月1日至2024年2月', '2023-12-01', '2024-02-29'],
    ['12月1日-15日', '2023-12-01', '2023-12-15'],
    ['即日起至12月底', '2023-11-20', '2023-12-31'],
    ['2024年1月—3月', '2024-01-01', '2024-03-31'],
  ])('%j runs from %j to %j', (text, start, end) => {
    const [mention] = timesIn(text.replace('—', '-'), 0, 2023);
    expect(mention!.opens).toBe(true);
    expect(resolveRange(mention!, calendar)).toEqual({ start, end });
  });

  it('takes a missing year from the phase, then from the campaign, then from the issue', () => {
    const day = { year: null, month: 3, day: 1, part: 'DAY' } as const;
    const phase = { start: '2025-01-01', end: '2025-06-30' };
    const campaign = { start: '2023-12-01', end: '2024-06-30' };
    expect(resolveDay(day, 'last', { ...calendar, campaign }, { phase })).toBe('2025-03-01');
    expect(resolveDay(day, 'last', { ...calendar, campaign })).toBe('2024-03-01');
    expect(resolveDay(day, 'last', calendar)).toBe('2023-03-01');
    expect(resolveDay(day, 'last', calendar, { ahead: true })).toBe('2024-03-01');
  });

  it('ends one year of a one-year campaign with the campaign', () => {
    const [mention] = timesIn('一年内');
    expect(dueDay(mention!, { ...calendar, campaign: { start: '2023-11-27', end: '2024-11-30' } }, {})).toBe('2024-11-30');
  });

  it('counts months and working days', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-11-30', 14)).toBe('2025-01-30');
    expect(addWorkdays('2024-03-01', 1)).toBe('2024-03-04');
  });
});

describe('bodies', () => {
  it.each([
    '县公安局',
    '防火监督处',
    '各乡镇',
    '机关各处室',
    '市消防救援支队',
    '国网某县供电公司',
    '各区(县)教育局',
    '旗区消防救援大队大队长',
    '县残联',
  ])('%s is one', (name) => expect(isBody(name)).toBe(true));
  it.each(['人员密集场所', '建强基层队伍', '构建共治共享格局', '动员部署', '现场', '到位', '加强基层治理', '对单位', '座谈会', '局'])(
    '%s is none',
    (name) => expect(isBody(name)).toBe(false),
  );
  it.each<[string, readonly string[]]>([
    ['县公安局、县教育局,各乡镇(街道)等', ['县公安局', '县教育局', '各乡镇(街道)']],
    ['市教育局和市公安局', ['市教育局', '市公安局']],
    ['各街道、镇,区公安分局', ['各街道、镇', '区公安分局']],
    ['各市、县(区)人民政府', ['各市、县(区)人民政府']],
    ['省商务厅、省文化和旅游厅按职责分工负责', ['省商务厅', '省文化和旅游厅']],
    ['市商务局等有关部门', ['市商务局']],
  ])('%j names %j', (text, names) => expect(bodiesOf(text).map(({ name }) => name)).toEqual(names));
});
