import { UnitsRegistered, type UnitFacts } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { inspections } from '../src/service.js';

export const TODAY = '2026-03-10';

const PLAN = `mutation ($input: PlanInspectionInput!) {
  planInspection(input: $input) { inspection { id state version } userErrors { field code } } }`;
const RECORD = `mutation ($input: RecordInspectionInput!) {
  recordInspection(input: $input) {
    inspection { id state result inspectedOn version hazards { id state version dueOn } } userErrors { field code } } }`;

/** The service with the units, visits and hazards that specs ask for. */
export interface World extends TestService {
  /** Operating units of a region; answers their ids. */
  units(regionCode: string, count: number, facts?: Partial<UnitFacts>): Promise<string[]>;
  /** A visit planned by its first inspector. */
  plan(inspectors: readonly TestPerson[], unitId: string, input?: object): Promise<{ id: string; version: number }>;
  /** Records a visit by one of its inspectors. */
  record(inspector: TestPerson, input: object): Promise<any>;
  /** A hazard filed at a new unit of the region on 2026-03-02, due on 2026-03-20. */
  hazard(inspectors: readonly TestPerson[], regionCode: string, found?: object): Promise<{ id: string; version: number; unitId: string }>;
}

export async function startWorld(today = TODAY): Promise<World> {
  const app = await startService(inspections, { today });
  const world: World = {
    ...app,
    async units(regionCode, count, facts = {}) {
      const ids = Array.from({ length: count }, () => uuidv7());
      for (let start = 0; start < count; start += 1000) {
        await app.receive(UnitsRegistered, {
          batchId: uuidv7(),
          units: ids.slice(start, start + 1000).map((unitId, index) => ({
            unitId,
            name: `单位${start + index}`,
            regionCode,
            categories: ['KEY_UNIT'],
            supervisingBody: 'FIRE_RESCUE' as const,
            status: 'OPERATING' as const,
            version: 1,
            ...facts,
          })),
        });
      }
      return ids;
    },
    async plan(inspectors, unitId, input = {}) {
      const { planInspection } = await inspectors[0]!.ask(PLAN, {
        input: {
          idempotencyKey: uuidv7(),
          unitId,
          basis: 'COMPLAINT',
          inspectorIds: inspectors.map(({ id }) => id),
          plannedFrom: '2026-03-01',
          plannedTo: '2026-03-31',
          ...input,
        },
      });
      if (planInspection.inspection === null) throw new Error(JSON.stringify(planInspection.userErrors));
      return planInspection.inspection;
    },
    async record(inspector, input) {
      const data = await inspector.ask(RECORD, {
        input: {
          idempotencyKey: uuidv7(),
          inspectedOn: '2026-03-02',
          checklist: [{ itemCode: 'FIRE_LANE', outcome: 'PASS' }],
          hazards: [],
          signedByUnit: '单位负责人',
          ...input,
        },
      });
      return data.recordInspection;
    },
    async hazard(inspectors, regionCode, found = {}) {
      const [unitId] = await world.units(regionCode, 1);
      const { id } = await world.plan(inspectors, unitId!);
      const { inspection } = await world.record(inspectors[0]!, {
        id,
        checklist: [{ itemCode: 'SAFETY_EXIT', outcome: 'FAIL' }],
        hazards: [{ itemCode: 'SAFETY_EXIT', description: '安全出口上锁', level: 'GENERAL', dueOn: '2026-03-20', ...found }],
      });
      return { ...inspection.hazards[0], unitId: unitId! };
    },
  };
  return world;
}
