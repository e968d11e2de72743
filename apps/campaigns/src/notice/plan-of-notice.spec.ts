import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { draftFromText } from '@fire-campaign/notices';
import { campaignDraft } from '../template/draft.js';
import { NoticeItem } from './notice.entities.js';
import { answered, itemsOf, type ItemStatus, type ItemValue } from './notice.rules.js';
import { figureOf, planOfNotice, type NoticePlan, type PlanOptions } from './plan-of-notice.js';

const FOLDER = new URL('../../../../libs/notices/notices/', import.meta.url);
const NOTICES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const);
const OPTIONS: PlanOptions = {
  as: 'CAMPAIGN',
  startsOn: null,
  endsOn: null,
  name: null,
  goal: null,
  categories: ['SCHOOL'],
  today: '2026-03-01',
};

/** Items as an officer leaves them who accepts what is sure and takes the first answer to every question. */
function decided(text: string): NoticeItem[] {
  return itemsOf(draftFromText(text)).map((item, index) => {
    let value = item.value as unknown as ItemValue;
    let status: ItemStatus = item.confidence >= 0.5 ? 'ACCEPTED' : 'DROPPED';
    for (const { alternatives } of item.questions) {
      const answer = answered(item.kind, value, alternatives[0] ?? '待定');
      value = answer.value;
      if (answer.drop) status = 'DROPPED';
    }
    return Object.assign(new NoticeItem(), {
      id: `item-${index}`,
      ordinal: index + 1,
      kind: item.kind,
      path: item.path,
      quote: item.quote,
      spanStart: item.span[0],
      spanEnd: item.span[1],
      value,
      status,
      link: null,
      mergedIntoId: null,
      splitFromId: null,
    });
  });
}
const planOf = (text: string, options: Partial<PlanOptions> = {}, items = decided(text)): NoticePlan =>
  planOfNotice(draftFromText(text).document, items, text, { ...OPTIONS, ...options });

describe('a plan made of a notice', () => {
  it.each(NOTICES)('%s becomes one in the strict form, each row with its sentence', (_, text) => {
    for (const as of ['CAMPAIGN', 'TASK_LIST'] as const) {
      const { draft, origins } = planOf(text, { as });
      const parsed = campaignDraft.safeParse(draft);
      expect(parsed.error?.issues ?? []).toEqual([]);
      for (const list of ['items', 'tasks', 'targets', 'cadences'] as const) {
        expect(origins[list]).toHaveLength(draft[list].length);
        for (const { source } of draft[list]) {
          expect(source.quote).toBe(
            text
              .slice(source.span!.start, source.span!.end)
              .replace(/[\f\v]/g, ' ')
              .trim(),
          );
        }
      }
    }
  });

  it('holds operations with their measures, a task each with bodies and day, figures and recurring duties', () => {
    const text = readFileSync(new URL('11-hundred-days.txt', FOLDER), 'utf8');
    const { draft } = planOf(text);
    expect(draft).toMatchObject({ name: '望河县消防安全“百日攻坚战”', startsOn: '2023-12-01', endsOn: '2024-03-09', programme: null });
    expect(draft.phases.map(({ startsOn, endsOn, title }) => [title, startsOn, endsOn])).toEqual([
      ['动员阶段', '2023-12-01', '2023-12-05'],
      ['攻坚阶段', '2023-12-06', '2024-02-29'],
      ['总结阶段', '2024-03-01', '2024-03-09'],
    ]);
    const operations = draft.items.filter(({ kind }) => kind === 'OPERATION');
    expect(operations).toHaveLength(3);
    const measure = draft.items.find(({ title }) => title.includes('电动自行车'))!;
    expect(measure.parent).toBe(operations[1]!.key);
    expect(draft.tasks.find(({ item, title }) => item === measure.key && title === measure.title)).toMatchObject({
      lead: '县住建局',
      supporting: ['县公安局', '各乡镇（街道）'],
      deadline: { kind: 'DAY', day: '2023-12-31' },
      phase: 'INTENSIVE_RECTIFICATION',
    });
    expect(draft.targets.find(({ item, kind }) => item === measure.key && kind === 'COUNT')).toMatchObject({
      value: 3000,
      unit: '个',
      comparator: 'GTE',
    });
    expect(draft.cadences.some(({ period, atLeast }) => period === 'MONTH' && atLeast === 4)).toBe(true);
    expect(draft.tasks.every(({ text: said }) => said.length > 0)).toBe(true);
  });

  it('takes nothing that was not confirmed, and follows what was merged', () => {
    const text =
      '关于开展整治的通知\n\n一、摸清底数。5月底前完成。(责任单位:县公安局)\n二、建立台账。\n三、加强宣传。\n某县人民政府\n2024年4月1日\n';
    const items = decided(text);
    const [first, second, third] = items.filter(({ kind }) => kind === 'TASK');
    first!.status = 'DROPPED';
    first!.mergedIntoId = second!.id;
    third!.status = 'DROPPED';
    const { draft } = planOf(text, {}, items);
    expect(draft.tasks).toHaveLength(1);
    expect(draft.tasks[0]).toMatchObject({ title: '建立台账', lead: '县公安局', deadline: { kind: 'PERIOD_END', of: '2024-05' } });
  });

  it('makes a further day in a section a task of its own', () => {
    const text = '关于开展整治的通知\n\n一、报送材料。5月10日前报送方案,11月20日前报送总结。\n某县人民政府\n2024年4月1日\n';
    const { draft } = planOf(text);
    expect(draft.tasks.map(({ title, deadline }) => [title, deadline])).toEqual([
      ['报送材料', { kind: 'DAY', day: '2024-11-20' }],
      ['报送方案', { kind: 'DAY', day: '2024-05-10' }],
    ]);
  });

  it('moves days outside the campaign to its edge and says so; figures with a later day ask for a programme', () => {
    const text =
      '某县整治工作方案\n\n自2024年4月1日起至2024年12月31日,在全县开展消防安全专项整治。\n\n一、工作任务\n(一)完善设施。2026年底前,消火栓完好率达到98%。\n(二)报送总结。2025年1月20日前报送总结。\n\n某县人民政府\n2024年3月20日\n';
    const { draft, remarks } = planOf(text);
    expect(draft.programme).toMatchObject({ startsOn: '2024-04-01', endsOn: '2026-12-31' });
    expect(draft.targets[0]).toMatchObject({ kind: 'RATIO', value: 0.98, to: '2026-12-31' });
    // The day belongs to the figure; the task has the phase's.
    expect(draft.tasks.map(({ title, deadline }) => [title, deadline])).toEqual([
      ['完善设施', { kind: 'PERIOD_END', of: 'INTENSIVE_RECTIFICATION' }],
      ['报送总结', { kind: 'DAY', day: '2024-12-31' }],
    ]);
    expect(remarks.map(({ zh }) => zh)).toContainEqual(expect.stringContaining('2025-01-20'));
    expect(campaignDraft.safeParse(draft).error).toBeUndefined();
  });

  it('of an old text without a first day starts with the month of its first day, so that all days move alike', () => {
    const text = '关于开展整治的通知\n\n一、报送材料。2024年5月10日前报送方案,2024年11月20日前报送总结。\n';
    expect(planOf(text).draft).toMatchObject({ startsOn: '2024-05-01', endsOn: '2024-11-20' });
    expect(planOf(text, { startsOn: '2024-04-15' }).draft).toMatchObject({ startsOn: '2024-04-15', endsOn: '2024-11-20' });
  });

  it('of a list of tasks has no measures and lasts a week', () => {
    const text = '关于本周工作要求的通知\n\n一、加强保密检查。(责任处室:保密办)\n二、抓好训练。(责任处室:作训处)\n\n某总队\n2024年4月1日\n';
    const { draft } = planOf(text, { as: 'TASK_LIST' });
    expect(draft.items).toEqual([]);
    expect([draft.startsOn, draft.endsOn]).toEqual(['2024-04-01', '2024-04-07']);
    expect(draft.tasks.map(({ title, lead }) => [title, lead])).toEqual([
      ['加强保密检查', '保密办'],
      ['抓好训练', '作训处'],
    ]);
  });
});

describe('a figure', () => {
  const figure = (metric: string, comparator: 'GE' | 'LE' | 'EQ', value: number, unit: string) =>
    figureOf({ metric, comparator, value, unit, horizon: null, implicit: false });
  it.each([
    ['整改率', 'GE', 95, '%', { kind: 'RATIO', comparator: 'GTE', value: 0.95, unit: '%' }],
    ['现存重大火灾隐患整改销案', 'EQ', 100, '%', { kind: 'STOCK_CLOSURE', comparator: 'EQ', value: 1, unit: '%' }],
    ['火灾起数同比下降', 'GE', 15, '%', { kind: 'YEAR_ON_YEAR', comparator: 'LTE', value: -0.15, unit: '%' }],
    ['新建消火栓', 'GE', 8000, '个', { kind: 'COUNT', comparator: 'GTE', value: 8000, unit: '个' }],
    ['投入资金', 'GE', 10, '亿元', { kind: 'MONEY', comparator: 'GTE', value: 10, unit: '亿元' }],
    ['奖励资金', 'GE', 3, '百万元', { kind: 'MONEY', comparator: 'GTE', value: 3_000_000, unit: '元' }],
    ['重特大火灾', 'EQ', 0, '起', { kind: 'HARD_ZERO', comparator: 'EQ', value: 0, unit: '起' }],
    ['工资水平', 'GE', 1.5, '倍', { kind: 'RATIO', comparator: 'GTE', value: 1.5, unit: '倍' }],
    ['拉动到位时间', 'LE', 5, '分钟', { kind: 'RULE_COMPLIANCE', name: '拉动到位时间不超过5分钟', value: 1, unit: '%' }],
    ['覆盖率', 'GE', 120, '%', { kind: 'RULE_COMPLIANCE', name: '覆盖率不少于120%', value: 1, unit: '%' }],
  ] as const)('%s %s %d%s is taken as %j', (metric, comparator, value, unit, expected) => {
    expect(figure(metric, comparator, value, unit)).toMatchObject(expected);
  });
});
