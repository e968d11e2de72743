import { addDays, type IndicatorCode, type LocalDate } from '@fire-campaign/domain';
import {
  CampaignPublished,
  HazardClosed,
  HazardExtended,
  HazardFiled,
  HazardRectified,
  HazardReopened,
  InspectionCompleted,
  RectificationRejected,
  UnitChanged,
  UnitsRegistered,
  type EventContract,
  type EventEnvelope,
  type UnitFacts,
} from '@fire-campaign/events';
import { Actor, uuidv7 } from '@fire-campaign/platform';
import { startService, type TestService } from '@fire-campaign/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Campaign } from '../campaign/campaign.entity.js';
import { insights } from '../service.js';
import { computeFigures } from './compute.js';
import { IndicatorValue } from './indicator-value.entity.js';
import { Recompute } from './recompute.js';

const CATEGORIES = ['KEY', 'SIZEABLE', 'NINE_SMALL'];
const FIRST = '2026-03-01';
const TODAY = '2026-03-20';
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(FIRST, days));
/** Below the province of the run: two cities, counties, towns, and units known only down to their county or village. */
const place = fc.constantFrom('01', '0102', '0102001', '0102002', '0102002003', '0103001', '0201001', '0201001002', '02');
const unitVersion = fc.record({
  place,
  categories: fc.subarray(CATEGORIES),
  status: fc.constantFrom('OPERATING' as const, 'OPERATING' as const, 'SUSPENDED' as const, 'CLOSED' as const),
});
const change = fc.record({
  kind: fc.constantFrom('RECTIFIED', 'REJECTED', 'EXTENDED', 'CLOSED', 'REOPENED'),
  day,
  dueIn: fc.integer({ min: -2, max: 15 }),
});
const facts = fc.record({
  units: fc.array(fc.record({ versions: fc.array(unitVersion, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 12 }),
  inspections: fc.array(fc.record({ unit: fc.nat(), day }), { maxLength: 15 }),
  hazards: fc.array(
    fc.record({ unit: fc.nat(), day, dueIn: fc.integer({ min: -2, max: 15 }), changes: fc.array(change, { maxLength: 5 }) }),
    { maxLength: 15 },
  ),
  campaign: fc.record({
    place: fc.constantFrom('', '01', '0102', '0102002'),
    categories: fc.subarray(CATEGORIES),
    from: day,
    length: fc.nat(25),
  }),
  days: fc.array(day, { minLength: 3, maxLength: 3 }),
  order: fc.infiniteStream(fc.nat()),
});
type Change = { readonly kind: string; readonly day: LocalDate; readonly dueOn: LocalDate };
interface World {
  readonly units: readonly UnitFacts[];
  readonly inspections: readonly { readonly unitId: string; readonly day: LocalDate }[];
  readonly hazards: readonly { readonly unitId: string; readonly foundOn: LocalDate; readonly changes: readonly Change[] }[];
}

/** By region and indicator. */
type Figures = Record<string, { readonly numerator: number; readonly denominator: number | null; readonly value: number | null }>;
const byKey = (figures: readonly (Figures[string] & { readonly regionCode: string; readonly indicator: string })[]): Figures =>
  Object.fromEntries(
    figures.map(({ regionCode, indicator, numerator, denominator, value }) => [
      `${regionCode} ${indicator}`,
      { numerator, denominator, value },
    ]),
  );

/** The registry's definitions, word by word, from the lists of events. */
function naive(world: World, campaign: Campaign, on: LocalDate): Figures {
  const matching = world.units.filter(
    (unit) =>
      unit.regionCode.startsWith(campaign.regionCode) &&
      (campaign.categories.length === 0 || unit.categories.some((category) => campaign.categories.includes(category))),
  );
  const until = on < campaign.endsOn ? on : campaign.endsOn;
  const inWindow = (date: LocalDate) => campaign.startsOn <= date && date <= until;
  const hazards = world.hazards.map(({ unitId, foundOn, changes }) => {
    let state = { kind: '', dueOn: '', closedOn: '' };
    let reached = '';
    for (const { kind, day: date, dueOn } of changes) {
      reached = date > reached ? date : reached;
      if (reached <= on) state = { kind, dueOn, closedOn: kind === 'CLOSED' ? date : '' };
    }
    return { unitId, foundOn, ...state };
  });
  const expected: Figures = {};
  const regions = new Set([campaign.regionCode]);
  for (const { regionCode } of matching) {
    for (const digits of [2, 4, 6, 9]) {
      if (digits >= campaign.regionCode.length && digits <= regionCode.length) regions.add(regionCode.slice(0, digits));
    }
  }
  for (const region of regions) {
    const units = matching.filter((unit) => unit.status === 'OPERATING' && unit.regionCode.startsWith(region));
    const ids = new Set(units.map((unit) => unit.unitId));
    const inspected = units.filter((unit) => world.inspections.some((visit) => visit.unitId === unit.unitId && inWindow(visit.day)));
    const found = hazards.filter((hazard) => ids.has(hazard.unitId) && inWindow(hazard.foundOn));
    const closed = found.filter((hazard) => hazard.kind === 'CLOSED');
    const due = found.filter((hazard) => hazard.dueOn <= on);
    const count = (numerator: number) => ({ numerator, denominator: null, value: numerator });
    const ratio = (numerator: number, denominator: number) => ({
      numerator,
      denominator,
      value: denominator === 0 ? null : numerator / denominator,
    });
    const values: Record<IndicatorCode, Figures[string]> = {
      UNITS_IN_SCOPE: count(units.length),
      COVERAGE: ratio(inspected.length, units.length),
      HAZARDS_FOUND: count(found.length),
      HAZARDS_CORRECTED: count(found.filter((hazard) => hazard.kind === 'CLOSED' || hazard.kind === 'RECTIFIED').length),
      HAZARDS_OVERDUE: count(found.filter((hazard) => hazard.dueOn < on && hazard.kind !== 'CLOSED').length),
      RECTIFICATION_RATE: ratio(closed.length, found.length),
      ON_TIME_RATE: ratio(due.filter((hazard) => hazard.kind === 'CLOSED' && hazard.closedOn <= hazard.dueOn).length, due.length),
    };
    for (const [indicator, value] of Object.entries(values)) expected[`${region} ${indicator}`] = value;
  }
  return expected;
}

describe('figures', () => {
  let app: TestService;
  let recompute: Recompute;
  let province = 10;
  let sequence = 0;
  beforeAll(async () => {
    app = await startService(insights, { today: TODAY });
    recompute = app.service.nest.get(Recompute, { strict: false });
  });
  afterAll(() => app.stop());

  /** Brings the stored figures up to the facts at once, beside the worker. */
  const settle = async () => {
    do {
      await recompute.mark();
      const done: string[] = [];
      for (let id = await recompute.nextMarked(done); id !== null; id = await recompute.nextMarked(done)) {
        await recompute.campaign(id);
        done.push(id);
      }
    } while (await recompute.pending());
  };
  const envelope = (contract: EventContract, data: Record<string, unknown>): EventEnvelope => ({
    id: uuidv7(),
    type: contract.type,
    version: contract.version,
    source: contract.type.split('.')[0]!,
    key: String(data[contract.key]),
    time: new Date().toISOString(),
    regionCode: String(province),
    sequence: (sequence += 1),
    traceId: null,
    causationId: null,
    data,
  });

  it('are what the registry says, for any facts, in whatever order the sources send them, computed whole or part by part', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (drawn) => {
        province += 1;
        const unitVersions = drawn.units.map(({ versions }) => {
          const unitId = uuidv7();
          return versions.map((version, index): UnitFacts => ({
            unitId,
            name: '测试单位',
            regionCode: `${province}${version.place}`,
            categories: version.categories,
            supervisingBody: null,
            status: version.status,
            version: index + 1,
          }));
        });
        const pick = (index: number) => unitVersions[index % unitVersions.length]!.at(-1)!.unitId;
        const inspections = drawn.inspections.map(({ unit, day: on }) => ({ unitId: pick(unit), day: on }));
        const hazards = drawn.hazards.map(({ unit, day: on, dueIn, changes }) => {
          let dueOn = addDays(on, dueIn);
          const rest = changes.map(({ kind, day: date, dueIn: days }): Change => {
            if (kind === 'REJECTED' || kind === 'EXTENDED' || kind === 'REOPENED') dueOn = addDays(date, days);
            return { kind, day: date, dueOn };
          });
          return { unitId: pick(unit), foundOn: on, changes: [{ kind: 'FILED', day: on, dueOn: addDays(on, dueIn) }, ...rest] };
        });
        const campaign = {
          id: uuidv7(),
          name: '专项行动',
          regionCode: `${province}${drawn.campaign.place}`,
          categories: drawn.campaign.categories,
          startsOn: drawn.campaign.from,
          endsOn: addDays(drawn.campaign.from, drawn.campaign.length),
        };

        // One lane per key: their order holds inside a lane only, and lanes are drawn from at random.
        const regionCode = String(province);
        const lanes: EventEnvelope[][] = [
          [envelope(CampaignPublished, { ...campaign, campaignId: campaign.id })],
          [envelope(UnitsRegistered, { batchId: uuidv7(), units: unitVersions.map((versions) => versions[0]!) })],
          ...unitVersions.flatMap((versions) => versions.slice(1).map((version) => [envelope(UnitChanged, { ...version })])),
          ...inspections.map(({ unitId, day: inspectedOn }) => [
            envelope(InspectionCompleted, {
              inspectionId: uuidv7(),
              unitId,
              regionCode,
              campaignId: null,
              inspectedOn,
              result: 'PASSED',
              hazards: 0,
            }),
          ]),
          ...hazards.map(({ unitId, foundOn, changes }) => {
            const hazard = { hazardId: uuidv7(), unitId, regionCode };
            return changes.map(({ kind, day: date, dueOn }) => {
              if (kind === 'RECTIFIED') return envelope(HazardRectified, { ...hazard, rectifiedOn: date });
              if (kind === 'REJECTED') return envelope(RectificationRejected, { ...hazard, reinspectedOn: date, dueOn });
              if (kind === 'EXTENDED') return envelope(HazardExtended, { ...hazard, extendedOn: date, dueOn });
              if (kind === 'CLOSED') return envelope(HazardClosed, { ...hazard, closedOn: date, dueOn });
              if (kind === 'REOPENED') return envelope(HazardReopened, { ...hazard, reopenedOn: date, dueOn });
              return envelope(HazardFiled, { ...hazard, inspectionId: uuidv7(), level: 'GENERAL', foundOn, dueOn });
            });
          }),
        ];
        const shuffled: EventEnvelope[] = [];
        const order = drawn.order[Symbol.iterator]();
        for (let open = lanes.filter((lane) => lane.length > 0); open.length > 0; open = open.filter((lane) => lane.length > 0)) {
          shuffled.push(open[order.next().value % open.length]!.shift()!);
        }
        // What came already comes again; figures are brought up in between, as they are while facts keep coming.
        for (const share of [0.3, 0.6, 0.8, 1]) {
          await app.service.consumer.handle(shuffled.slice(0, Math.ceil(shuffled.length * share)));
          await settle();
        }

        const world: World = { units: unitVersions.map((versions) => versions.at(-1)!), inspections, hazards };
        await app.service.db.read(Actor.system('insights'), async (tx) => {
          const row = await tx.get(Campaign, campaign.id);
          for (const on of [...drawn.days, campaign.endsOn, '2026-06-01']) {
            expect(byKey(await computeFigures(tx, row, on))).toEqual(naive(world, row, on));
          }
          const stored = byKey(await tx.manager.findBy(IndicatorValue, { campaignId: campaign.id }));
          const expected = naive(world, row, TODAY);
          expect(stored).toMatchObject(expected);
          // A region its units have left keeps its rows, at zero.
          for (const [key, figure] of Object.entries(stored))
            if (!(key in expected)) expect(figure.numerator + (figure.denominator ?? 0)).toBe(0);
        });
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(await app.rows('SELECT reason FROM dead_letter')).toEqual([]);
  }, 120_000);
});
