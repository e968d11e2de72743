import { addDays, INDICATOR_CODES } from '@fire-campaign/domain';
import {
  CampaignAccepted,
  CampaignPublished,
  HazardClosed,
  HazardFiled,
  IndicatorsComputed,
  InspectionCompleted,
  UnitChanged,
  UnitsRegistered,
  type EventData,
  type UnitFacts,
} from '@fire-campaign/events';
import { schemaDrift, uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { insights } from '../service.js';
import { Recompute } from './recompute.js';

const TODAY = '2026-03-10';

describe('insights', () => {
  let app: TestService;
  beforeEach(async () => {
    app = await startService(insights, { today: TODAY });
  });
  afterEach(() => app.stop());

  const setDay = (day: string) => jest.spyOn(app.runtime.clock, 'today').mockResolvedValue(day);

  /** Waits for the worker: all facts are counted. */
  const counted = async () => {
    const recompute = app.service.nest.get(Recompute, { strict: false });
    for (const until = Date.now() + 10_000; await recompute.pending(); await new Promise((resolve) => setTimeout(resolve, 10))) {
      if (Date.now() > until) throw new Error('the worker does not get to the end of its facts');
    }
  };

  const unit = (regionCode: string, change: Partial<UnitFacts> = {}): UnitFacts => ({
    unitId: uuidv7(),
    name: '测试单位',
    regionCode,
    categories: ['KEY'],
    supervisingBody: 'FIRE_RESCUE',
    status: 'OPERATING',
    version: 1,
    ...change,
  });
  const register = async (...units: readonly UnitFacts[]) => {
    await app.receive(UnitsRegistered, { batchId: uuidv7(), units: [...units] });
    return units;
  };
  const publish = async (regionCode: string, change: Partial<EventData<typeof CampaignPublished>> = {}) => {
    const campaignId = uuidv7();
    await app.receive(CampaignPublished, {
      campaignId,
      name: '冬春火灾防控',
      regionCode,
      categories: [],
      startsOn: '2026-03-01',
      endsOn: '2026-03-31',
      ...change,
    });
    return campaignId;
  };
  const inspect = (of: UnitFacts, inspectedOn = TODAY) =>
    app.receive(InspectionCompleted, {
      inspectionId: uuidv7(),
      unitId: of.unitId,
      regionCode: of.regionCode,
      campaignId: null,
      inspectedOn,
      result: 'PASSED',
      hazards: 0,
    });
  const file = async (of: UnitFacts, foundOn: string, dueOn: string) => {
    const hazard = { hazardId: uuidv7(), unitId: of.unitId, regionCode: of.regionCode };
    await app.receive(HazardFiled, { ...hazard, inspectionId: uuidv7(), level: 'GENERAL', foundOn, dueOn });
    return { ...hazard, dueOn };
  };

  const figures = async (person: TestPerson, id: string, args = ''): Promise<Record<string, number | null>> => {
    const { _entities } = await person.ask(
      `{ _entities(representations: [{ __typename: "Campaign", id: "${id}" }]) { ... on Campaign {
        indicators(first: 200 ${args}) { nodes { indicator region { code } value } totalCount } } } }`,
    );
    const { nodes, totalCount } = _entities[0].indicators;
    expect(totalCount).toBe(nodes.length);
    return Object.fromEntries(nodes.map((node: any) => [`${node.region.code} ${node.indicator}`, node.value]));
  };
  const league = async (person: TestPerson, id: string, args: string) => {
    const { _entities } = await person.ask(
      `{ _entities(representations: [{ __typename: "Campaign", id: "${id}" }]) { ... on Campaign { leagueTable(${args}) {
        day asOf definition { code better formulaZh } totalCount pageInfo { endCursor hasNextPage }
        nodes { rank region { code } numerator denominator value unrankedReason unrankedReasonEn } } } } }`,
    );
    return _entities[0].leagueTable;
  };

  it('counts what the events tell, at every level', async () => {
    const [a, b, c] = await register(
      unit('320102001001'),
      unit('320102002'),
      unit('320583001', { categories: ['NINE_SMALL'] }),
      unit('320102001', { status: 'CLOSED' }),
    );
    const all = await publish('32');
    const key = await publish('3201', { categories: ['KEY'] });
    await inspect(a!);
    await inspect(a!);
    await inspect(c!, '2026-02-28'); // before the campaign
    const closed = await file(a!, '2026-03-02', '2026-03-05');
    await app.receive(HazardClosed, { ...closed, closedOn: '2026-03-05' });
    await file(b!, '2026-03-02', '2026-03-09');
    await counted();
    const viewer = await app.person('VIEWER', '32');
    expect(await figures(viewer, all)).toMatchObject({
      '32 UNITS_IN_SCOPE': 3,
      '32 COVERAGE': 1 / 3,
      '32 HAZARDS_FOUND': 2,
      '32 HAZARDS_CORRECTED': 1,
      '32 HAZARDS_OVERDUE': 1,
      '32 RECTIFICATION_RATE': 0.5,
      '32 ON_TIME_RATE': 0.5,
      '320102001 COVERAGE': 1,
      '320102002 COVERAGE': 0,
      '3205 RECTIFICATION_RATE': null,
    });
    expect(await figures(viewer, key, 'level: CITY, codes: [UNITS_IN_SCOPE]')).toEqual({ '3201 UNITS_IN_SCOPE': 2 });
    expect(Object.keys(await figures(viewer, all, 'regionCode: "320102", level: TOWN, codes: [COVERAGE]'))).toEqual([
      '320102001 COVERAGE',
      '320102002 COVERAGE',
    ]);
  });

  it('counts an inspection that was told before its unit, and takes it along when the unit moves', async () => {
    const id = await publish('32');
    const moving = unit('320102001');
    await inspect(moving);
    await counted();
    await register(moving);
    await counted();
    const viewer = await app.person('VIEWER', '32');
    expect(await figures(viewer, id, 'level: CITY, codes: [COVERAGE]')).toEqual({ '3201 COVERAGE': 1 });
    await app.receive(UnitChanged, { ...moving, regionCode: '320583001', version: 3 });
    await app.receive(UnitChanged, { ...moving, status: 'CLOSED', version: 2 }); // late: the newer version stands
    await counted();
    expect(await figures(viewer, id, 'level: CITY, codes: [COVERAGE]')).toEqual({ '3201 COVERAGE': null, '3205 COVERAGE': 1 });
  });

  it('shows everybody the figures of their own area only', async () => {
    await register(unit('320102001'), unit('320583001'));
    const id = await publish('32');
    await counted();
    const regions = async (person: TestPerson, args = '') => [
      ...new Set(Object.keys(await figures(person, id, args)).map((key) => key.split(' ')[0])),
    ];
    expect(await regions(await app.person('VIEWER', '32'))).toEqual(['32', '3201', '320102', '320102001', '3205', '320583', '320583001']);
    const county = await app.person('INSPECTOR', '320102');
    expect(await regions(county)).toEqual(['320102', '320102001']);
    expect(await regions(county, ', regionCode: "3205"')).toEqual([]);
    expect(await regions(county, ', regionCode: "32", day: "2026-03-04"')).toEqual(['320102', '320102001']);
    expect((await league(await app.person('VIEWER', '3205'), id, 'indicator: COVERAGE, level: CITY')).nodes).toMatchObject([
      { region: { code: '3205' } },
    ]);
    expect(await regions(await app.person('VIEWER', '33'))).toEqual([]);
    const gridWorker = await app.person('GRID_WORKER', '320102');
    await expect(figures(gridWorker, id)).rejects.toThrow('FORBIDDEN');
    expect(await regions(await app.person(['GRID_WORKER', 'VIEWER'], '320102'))).toEqual(['320102', '320102001']);
  });

  it('answers for a campaign it does not know with nothing', async () => {
    const viewer = await app.person('VIEWER', '32');
    expect(await figures(viewer, uuidv7())).toEqual({});
    expect(await figures(viewer, 'none')).toEqual({});
    expect(await league(viewer, uuidv7(), 'indicator: COVERAGE, level: CITY')).toMatchObject({ nodes: [], day: null, asOf: null });
  });

  it('says as of which event figures stand, and tells the other services once for each computation', async () => {
    const [one] = await register(unit('320102001'), unit('320102002'));
    const id = await publish('32');
    await counted();
    const first = await app.published(IndicatorsComputed);
    expect(first).toMatchObject([{ campaignId: id, day: TODAY }]);
    expect(first[0]!.rows).toHaveLength(3 * INDICATOR_CODES.length); // province, city and county; towns are not sent
    await inspect(one!);
    await counted();
    const [, second, ...more] = await app.published(IndicatorsComputed);
    expect(more).toEqual([]);
    expect(second!.asOf > first[0]!.asOf).toBe(true);
    // What changed, and the campaign's own region whole.
    expect(second!.rows.filter((row) => row.regionCode !== '32')).toEqual([
      { indicator: 'COVERAGE', regionCode: '3201', numerator: 1, denominator: 2, value: 0.5 },
      { indicator: 'COVERAGE', regionCode: '320102', numerator: 1, denominator: 2, value: 0.5 },
    ]);
    expect(
      second!.rows
        .filter((row) => row.regionCode === '32')
        .map((row) => row.indicator)
        .sort(),
    ).toEqual([...INDICATOR_CODES].sort());
    expect((await league(await app.person('VIEWER', '32'), id, 'indicator: COVERAGE, level: CITY')).asOf).toBe(second!.asOf);
  });

  it('computes only the campaigns that a fact can touch', async () => {
    await publish('3205');
    await publish('3201', { categories: ['NINE_SMALL'] });
    const touched = await publish('3201', { categories: ['KEY'] });
    await counted();
    const before = (await app.published(IndicatorsComputed)).length;
    await register(unit('320102001'));
    await counted();
    expect((await app.published(IndicatorsComputed)).slice(before).map((event) => event.campaignId)).toEqual([touched]);
  });

  it('computes together what comes together', async () => {
    const units = await register(...Array.from({ length: 200 }, () => unit('320102001')));
    const id = await publish('32');
    await counted();
    const before = (await app.published(IndicatorsComputed)).length;
    const started = Date.now();
    for (const one of units) await inspect(one);
    const took = Date.now() - started;
    await counted();
    expect((await app.published(IndicatorsComputed)).length - before).toBeLessThanOrEqual(Math.ceil(took / 200) + 1);
    expect(await figures(await app.person('VIEWER', '32'), id, 'level: PROVINCE, codes: [COVERAGE]')).toEqual({ '32 COVERAGE': 1 });
  });

  it('keeps the figures of a day when the next one begins', async () => {
    const [one, two] = await register(unit('320102001'), unit('320102002'));
    const id = await publish('32');
    await inspect(one!);
    const hazard = await file(one!, '2026-03-08', TODAY);
    await counted();
    const viewer = await app.person('VIEWER', '32');
    const yesterday = await figures(viewer, id);
    expect(yesterday).toMatchObject({ '32 COVERAGE': 0.5, '32 HAZARDS_OVERDUE': 0 });

    setDay('2026-03-11');
    await counted();
    expect(await figures(viewer, id)).toMatchObject({ '32 COVERAGE': 0.5, '32 HAZARDS_OVERDUE': 1 });
    await inspect(two!, '2026-03-11');
    await app.receive(HazardClosed, { ...hazard, closedOn: '2026-03-11' });
    await counted();
    expect(await figures(viewer, id)).toMatchObject({ '32 COVERAGE': 1, '32 HAZARDS_OVERDUE': 0 });
    expect(await figures(viewer, id, `day: "${TODAY}"`)).toEqual(yesterday);
  });

  it('recomputes a past day that was not stored, as it ended', async () => {
    const [one] = await register(unit('320102001'), unit('320583001'));
    await inspect(one!, '2026-03-06');
    const hazard = await file(one!, '2026-03-03', '2026-03-04');
    await app.receive(HazardClosed, { ...hazard, closedOn: '2026-03-07' });
    const id = await publish('32');
    await counted();
    const viewer = await app.person('VIEWER', '32');
    const on = async (day: string) => {
      const {
        '32 COVERAGE': coverage,
        '32 HAZARDS_FOUND': found,
        '32 HAZARDS_OVERDUE': overdue,
      } = await figures(viewer, id, `day: "${day}"`);
      return [coverage, found, overdue];
    };
    expect(await on('2026-03-02')).toEqual([0, 0, 0]);
    expect(await on('2026-03-04')).toEqual([0, 1, 0]);
    expect(await on('2026-03-06')).toEqual([0.5, 1, 1]);
    expect(await on('2026-03-07')).toEqual([0.5, 1, 0]);
    expect((await league(viewer, id, 'indicator: COVERAGE, level: CITY, day: "2026-03-06"')).nodes).toMatchObject([
      { rank: 1, region: { code: '3201' } },
      { rank: 2, region: { code: '3205' } },
    ]);
    await expect(figures(viewer, id, `day: "${addDays(TODAY, 1)}"`)).rejects.toThrow('DAY_AHEAD');
  });

  it('computes a cascade once, under its first campaign', async () => {
    const [one] = await register(unit('320102001'), unit('320102002'));
    const root = await publish('32');
    const child = await publish('3201', { parentId: root, rootId: root });
    await inspect(one!);
    await app.receive(CampaignAccepted, { campaignId: child, regionCode: '3201', acceptedOn: TODAY });
    await counted();
    const viewer = await app.person('VIEWER', '32');
    expect(await figures(viewer, root, 'level: CITY, codes: [COVERAGE]')).toEqual({ '3201 COVERAGE': 0.5 });
    expect((await app.published(IndicatorsComputed)).filter(({ campaignId }) => campaignId === child)).toEqual([]);
  });

  it('leaves an accepted campaign as it was', async () => {
    const [one, two] = await register(unit('320102001'), unit('320102002'));
    const id = await publish('32');
    await inspect(one!);
    await app.receive(CampaignAccepted, { campaignId: id, regionCode: '32', acceptedOn: TODAY });
    await counted();
    const events = (await app.published(IndicatorsComputed)).length;
    setDay('2026-03-12');
    await inspect(two!, '2026-03-12');
    await counted();
    const viewer = await app.person('VIEWER', '32');
    expect(await figures(viewer, id, 'level: PROVINCE, codes: [COVERAGE], day: "2026-03-12"')).toEqual({ '32 COVERAGE': 0.5 });
    expect(await app.published(IndicatorsComputed)).toHaveLength(events);
  });

  it('ranks nobody below the county', async () => {
    const viewer = await app.person('VIEWER', '32');
    const { __type: type } = await viewer.ask(`{ __type(name: "LeagueTableLevel") { enumValues { name } } }`);
    expect(type.enumValues).toEqual([{ name: 'CITY' }, { name: 'COUNTY' }]);
  });

  it('ranks regions, page by page', async () => {
    const [a, b] = await register(unit('320102001'), unit('320205001'), unit('320305001'), unit('320404001', { status: 'CLOSED' }));
    const id = await publish('32');
    await inspect(a!);
    await inspect(b!);
    await counted();
    const viewer = await app.person('VIEWER', '32');
    const first = await league(viewer, id, 'indicator: COVERAGE, level: CITY, first: 2');
    expect(first).toMatchObject({
      day: TODAY,
      definition: { code: 'COVERAGE', better: 'HIGHER', formulaZh: expect.stringContaining('÷') },
      totalCount: 4,
      pageInfo: { hasNextPage: true },
      nodes: [
        { rank: 1, region: { code: '3201' }, numerator: 1, denominator: 1, value: 1, unrankedReason: null },
        { rank: 1, region: { code: '3202' } },
      ],
    });
    expect(await league(viewer, id, `indicator: COVERAGE, level: CITY, first: 2, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
      pageInfo: { hasNextPage: false },
      nodes: [
        { rank: 3, region: { code: '3203' }, value: 0 },
        {
          rank: null,
          region: { code: '3204' },
          value: null,
          denominator: 0,
          unrankedReason: expect.any(String),
          unrankedReasonEn: expect.any(String),
        },
      ],
    });
    expect((await league(viewer, id, 'indicator: COVERAGE, level: COUNTY, regionCode: "3202"')).nodes).toMatchObject([
      { region: { code: '320205' } },
    ]);
    await expect(league(viewer, id, 'indicator: COVERAGE, level: CITY, after: "zz"')).rejects.toThrow('BAD_CURSOR');
    await expect(league(viewer, id, 'indicator: COVERAGE, level: CITY, first: 0')).rejects.toThrow('PAGE_SIZE');
  });

  it('gives an overview of the campaigns running in a region', async () => {
    await register(unit('320102001'), unit('320583001'));
    const province = await publish('32', { name: '全省' });
    const city = await publish('3201', { name: '全市', startsOn: '2026-03-05' });
    await publish('3205');
    await publish('33');
    const ended = await publish('32');
    await app.receive(CampaignAccepted, { campaignId: ended, regionCode: '32', acceptedOn: TODAY });
    await counted();
    const overview = (regionCode: string) => `{ overview(regionCode: "${regionCode}") { totalCount nodes {
      campaign { id } campaignName startsOn region { code } indicators { indicator label value asOf day } } } }`;
    const person = await app.person('VIEWER', '3201');
    const { overview: seen } = await person.ask(overview('3201'));
    expect(seen).toMatchObject({
      totalCount: 2,
      nodes: [
        { campaign: { id: province }, campaignName: '全省', region: { code: '3201' } },
        { campaign: { id: city }, campaignName: '全市', region: { code: '3201' } },
      ],
    });
    expect(seen.nodes[0].indicators.map((one: any) => [one.indicator, one.value])).toEqual([
      ['UNITS_IN_SCOPE', 1],
      ['COVERAGE', 0],
      ['HAZARDS_OVERDUE', 0],
      ['RECTIFICATION_RATE', null],
    ]);
    await expect(person.ask(overview('3205'))).rejects.toThrow('FORBIDDEN');
    await expect(person.ask(overview('32'))).rejects.toThrow('FORBIDDEN');
    const { overview: above } = await (await app.person('VIEWER', '32')).ask(overview('32'));
    expect(above.nodes.map((node: any) => node.region.code).sort()).toEqual(['32', '3201', '3205']);
  });

  it('explains every indicator to anybody signed in', async () => {
    const { indicators } = await (
      await app.person('GRID_WORKER', '320102')
    ).ask('{ indicators { code zh en kind better formulaZh formulaEn sources } }');
    expect(indicators.map((one: any) => one.code)).toEqual(INDICATOR_CODES);
  });

  it('has entities that agree with its migrations', async () => {
    expect(await schemaDrift('insights', insights.entities, { connection: app.runtime.owner })).toEqual([]);
  });
});
