import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { Campaign } from '../campaign/campaign.entity.js';
import { Directive } from '../directive/directive.entities.js';
import { AwaitedDocument, Document } from '../document/document.entity.js';
import { Evaluation } from '../evaluation/evaluation.entities.js';
import { DEFAULT_THRESHOLDS } from '../evaluation/evaluation.rules.js';
import { Meeting } from '../meeting/meeting.entity.js';
import { acceptanceReport, type EvaluationOfRegion } from './acceptance-report.js';
import { monthlyReport } from './monthly-report.js';
import { chineseOrdinal, type Paper } from './paper.blocks.js';
import { requirementNotice } from './requirement-notice.js';
import { wordFile } from './word.js';

const asOf = new Date('2024-01-31T12:00:00+08:00');
const part = async (paper: Paper, path: string) => strFromU8(unzipSync(await wordFile(paper))[path]!);
/** The paragraphs of a Word file as plain text. */
const paragraphs = async (paper: Paper): Promise<readonly string[]> =>
  [...(await part(paper, 'word/document.xml')).matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)]
    .map(([xml]) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .filter((text) => text !== '');

const directive = (fields: object): Directive =>
  Object.assign(new Directive(), {
    ...{ kind: 'DIRECTIVE', givenOn: '2024-01-17', leader: '郑某', post: '市长', level: 'CITY', about: '《关于2023年消防工作的报告》' },
    ...{ text: '望再接再厉', requiredAction: null },
    ...fields,
  });
const meeting = (fields: object): Meeting =>
  Object.assign(new Meeting(), {
    ...{ id: 'm', regionCode: '2111', kind: 'DISPATCH', title: '安全稳定工作调度会议', ordinal: null, convener: '市委', level: 'CITY' },
    ...{ heldOn: '2024-01-20', chair: null, speakers: [], summary: null, requirements: [] },
    ...fields,
  });
const document = (fields: object): Document =>
  Object.assign(new Document(), {
    ...{ title: '百日攻坚战工作方案', number: '盘安委〔2024〕1号', issuer: '市安委会', level: 'CITY', summary: null, deadline: null },
    ...fields,
  });
const report = (fields: object = {}) =>
  monthlyReport({
    ...{ regionCode: '2111', issuer: '某市消防救援支队办公室', month: '2024-01', day: '2024-02-01', asOf },
    ...{ directives: [], meetings: [], documents: [], awaited: [] },
    ...fields,
  });

describe('the monthly report of an office', () => {
  it('has the three parts of the model, each by level, and says where there is nothing', async () => {
    const paper = report({
      directives: [
        directive({}),
        directive({
          kind: 'FOLLOW_UP',
          level: 'BUREAU',
          leader: '王某',
          post: '局长',
          about: '某地火灾事故',
          requiredAction: '请做好传达学习',
        }),
      ],
      meetings: [
        meeting({ chair: '市委书记李某', summary: '会议强调压实责任' }),
        meeting({ id: 'n', title: '三年行动动员部署会议', convener: '市政府', heldOn: '2024-01-31' }),
        meeting({ title: '动员部署会', convener: '总队', level: 'CORPS', heldOn: '2024-01-29', speakers: ['总队长吴某', '政委张某'] }),
      ],
      documents: [
        document({}),
        document({ number: null, title: '关于实施日调度的通知', summary: '每日16时前汇总上报' }),
        document({ number: '辽消〔2024〕7号', title: '界定标准指导意见', level: 'CORPS', deadline: '2024-03-31' }),
      ],
      awaited: [Object.assign(new AwaitedDocument(), { title: '三年行动方案', announcedInId: 'n' })],
    });
    expect(await paragraphs(paper)).toEqual([
      '草稿',
      '2月份行政办公会议办公室工作情况通报',
      '一、主要领导批示情况',
      '市级层面:',
      '1月17日,市长郑某在《关于2023年消防工作的报告》上作出批示:“望再接再厉。”',
      '国家局及总队层面:',
      '1月17日,局长王某就某地火灾事故作出跟批:“望再接再厉。”请做好传达学习。',
      '二、1月份主要工作部署会议情况',
      '市级层面:',
      '1月20日,市委组织召开安全稳定工作调度会议,市委书记李某主持会议。会议强调压实责任。',
      '1月31日,市政府组织召开三年行动动员部署会议。(《三年行动方案》还未下发)',
      '国家局及总队层面:',
      '1月29日,总队组织召开动员部署会。总队长吴某、政委张某作工作部署。',
      '三、重点落实工作及文件要求',
      '市级层面:',
      '1.盘安委〔2024〕1号,《百日攻坚战工作方案》。',
      '2.市安委会,《关于实施日调度的通知》,每日16时前汇总上报。',
      '国家局及总队层面:',
      '1.辽消〔2024〕7号,《界定标准指导意见》。办理时限为2024年3月31日。',
      '某市消防救援支队办公室',
      '2024年2月1日',
    ]);
    expect((await paragraphs(report())).filter((text) => text === '无。')).toHaveLength(6);
    expect((await paragraphs(report({ month: '2024-12' })))[1]).toBe('1月份行政办公会议办公室工作情况通报');
  });
});

describe('the notice of requirements', () => {
  const body = (name: string) => ({ name, wildcard: null, divisionId: null });
  const requirement = (title: string, fields: object) => ({
    title,
    text: null,
    subItems: [],
    lead: null,
    supporting: [],
    issueId: null,
    ...fields,
  });
  const weekly = meeting({
    ...{ regionCode: '21', kind: 'OFFICE', title: '行政办公会议', ordinal: 6, convener: '总队', heldOn: '2022-02-16' },
    requirements: [
      requirement('推动系统治理', { subItems: ['完善基层治理', '细化安全标准'], supporting: [body('防火监督处'), body('新闻宣传处')] }),
      requirement('加强保密工作', { text: '严把关键环节', lead: body('总队保密办'), supporting: [body('机关各处室')] }),
    ],
  });
  const notice = (fields: object = {}) =>
    requirementNotice({ meeting: weekly, issuer: '辽宁省消防救援总队', origins: [], issued: null, day: '2022-02-17', asOf, ...fields });

  it('numbers its items and ends each with who is responsible', async () => {
    const lines = await paragraphs(notice({ origins: [meeting({ title: '局务会', ordinal: 6, convener: '消防救援局' })] }));
    expect(lines.slice(0, 3)).toEqual(['草稿', '辽宁省消防救援总队关于2022年第6次行政办公会议工作要求的通知', '各支队、机关各处室:']);
    expect(lines[3]).toMatch(/^近日,消防救援局召开第6次局务会。为迅速贯彻落实《消防救援局第6次局务会》会议要求/);
    expect(lines.slice(4)).toEqual([
      '一、推动系统治理。一是完善基层治理。二是细化安全标准。(责任处室:防火监督处、新闻宣传处)',
      '二、加强保密工作。严把关键环节。(责任处室:总队保密办牵头,机关各处室配合)',
      '辽宁省消防救援总队',
      '2022年2月17日',
    ]);
  });

  it('is a draft until it is registered; then it bears its number and day', async () => {
    const lines = await paragraphs(notice({ issued: { number: '辽消〔2022〕30号', issuedOn: '2022-02-18' } }));
    expect(lines[0]).toBe('辽宁省消防救援总队关于2022年第6次行政办公会议工作要求的通知');
    expect(lines[1]).toBe('辽消〔2022〕30号');
    expect(lines.at(-1)).toBe('2022年2月18日');
  });
});

describe('the acceptance report', () => {
  const campaign = Object.assign(new Campaign(), {
    ...{ name: '集中整治行动', goal: '消除隐患', regionCode: '21', startsOn: '2024-01-01', endsOn: '2024-06-30', status: 'SUMMING_UP' },
    ...{ acceptedOn: '2024-06-28', phases: [] },
  });
  const item = { title: '组织领导', points: 40, source: 'HAND', selfReported: false };
  const evaluation = (regionCode: string, fields: object): EvaluationOfRegion['evaluation'] =>
    Object.assign(new Evaluation(), {
      ...{ regionCode, status: 'RECHECK', thresholds: DEFAULT_THRESHOLDS, deductions: [], result: null, grade: null, decidedAt: null },
      ...{ draw: { of: 'UNITS', seed: 'a1', size: 4, population: 5, frameHash: 'f0', transcriptHash: 't0' }, archiveHash: null },
      sheet: [
        { ...item, key: 'coverage', title: '排查覆盖率', points: 60, source: 'INDICATOR', selfReported: true },
        { ...item, key: 'organising' },
      ],
      ...fields,
    });
  const decided = {
    ...{ status: 'DECIDED', grade: 'QUALIFIED', decidedAt: new Date('2024-06-20T10:00:00+08:00'), archiveHash: 'c0ffee' },
    deductions: [{ reason: '迟报一次', points: 1, on: '2024-03-01' }],
    result: {
      items: [
        { key: 'coverage', claimed: 60, points: 45 },
        { key: 'organising', claimed: 35, points: 35 },
      ],
      ...{ deducted: 1, trustWeight: 0.75, total: 79, grade: 'QUALIFIED' },
    },
  };
  const sampled = { sampled: 4, confirmed: 3, refuted: 1 };
  const linesWith = (...evaluations: EvaluationOfRegion[]) =>
    paragraphs(
      acceptanceReport({ campaign, issuer: '总队', gates: [], waivers: [], targets: [], figures: [], tasks: {}, evaluations, asOf }),
    );

  it('tells the decided evaluation with its score sheet, re-check and grade, and those below in a table', async () => {
    const lines = await linesWith(
      { name: '辽宁省', evaluation: evaluation('21', decided), ...sampled },
      { name: '营口市', evaluation: evaluation('2108', {}), sampled: 4, confirmed: 1, refuted: 1 },
    );
    expect(lines.slice(lines.indexOf('二、验收评估情况') + 1, -2)).toEqual([
      '辽宁省得79分,等次为合格,2024年6月20日审定归档(归档校验值c0ffee)。',
      '从5个已检查的单位中随机抽取4个复核,属实3个,不属实1个。抽样种子a1,样本框校验值f0,可据以复算。自报数据按复核属实的比例75%计分。',
      ...['评分项', '满分', '按数据得分', '核定得分'],
      ...['排查覆盖率(自报)', '60', '60', '45'],
      ...['组织领导', '40', '35', '35'],
      '扣分1.2024年3月1日,迟报一次,扣1分。',
      '各地区验收评估结果如下。',
      ...['地区', '状态', '得分', '等次', '复核样本', '属实'],
      ...['营口市', '抽样复核', '—', '—', '4', '1'],
    ]);
  });

  it('tells no score before it is decided', async () => {
    const lines = await linesWith({ name: '辽宁省', evaluation: evaluation('21', {}), sampled: 4, confirmed: 1, refuted: 1 });
    expect(lines).toContain(
      '辽宁省的验收评估处于“抽样复核”状态,得分和等次待审定。从5个已检查的单位中随机抽取4个复核,属实1个,不属实1个,待复核2个。抽样种子a1,样本框校验值f0,可据以复算。',
    );
    expect(lines.some((text) => text.includes('验收评估情况'))).toBe(true);
    expect((await linesWith()).some((text) => text.includes('验收评估情况'))).toBe(false);
  });
});

describe('a Word file', () => {
  it('is set as GB/T 9704 has it: margins, faces, sizes, lines, page numbers', async () => {
    const xml = await part(report(), 'word/document.xml');
    expect(xml).toContain('w:w="11906" w:h="16838"');
    expect(xml).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'); // 37, 26, 35, 28 mm
    expect(xml).toContain('方正小标宋_GBK');
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
    expect(xml).toContain('w:line="560" w:lineRule="exact"');
    expect(xml).toContain('w:sz w:val="44"');
    expect(await part(report(), 'word/footer1.xml')).toContain('— ');
    expect(await part(report(), 'word/settings.xml')).toContain('evenAndOddHeaders');
  });

  it('has the same bytes for the same data', async () => {
    const [one, other] = [await wordFile(report()), await wordFile(report())];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    expect(await part(report(), 'docProps/core.xml')).toContain('2024-01-31T04:00:00Z');
  });

  it.each([[1, '一'], [10, '十'], [11, '十一'], [20, '二十'], [35, '三十五']])('numbers heading %d as %s', (value, wanted) => expect(chineseOrdinal(value)).toBe(wanted)); // prettier-ignore
});
