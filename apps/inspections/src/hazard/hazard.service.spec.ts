import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HazardClosed, HazardExtended, HazardRectified, HazardReopened, RectificationRejected } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import type { TestPerson } from '@fire-campaign/testing';
import { startWorld, type World } from '../../test/world.js';

const FIELDS = `{ hazard { id state version dueOn rectifiedOn closedOn overdue } userErrors { field code } }`;
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) ${FIELDS} }`;
const REPORT = mutation('reportRectification', 'ReportRectificationInput');
const REINSPECT = mutation('reinspectHazard', 'ReinspectHazardInput');
const EXTEND = mutation('extendHazard', 'ExtendHazardInput');
const REOPEN = mutation('reopenHazard', 'ReopenHazardInput');

const evidence = [{ kind: 'PHOTO', note: '已拆除门锁', contentHash: 'AB'.repeat(32) }];
const report = (input: object) => ({ rectifiedOn: '2026-03-05', evidence, ...input });
const reinspection = (input: object) => ({ reinspectedOn: '2026-03-06', passed: true, finding: '现场核实', ...input });

let world: World;
let pair: TestPerson[];
let gridWorker: TestPerson;

beforeAll(async () => {
  world = await startWorld();
  pair = [await world.person('INSPECTOR', '320102'), await world.person('INSPECTOR', '320102')];
  gridWorker = await world.person('GRID_WORKER', '320102');
});
afterAll(() => world.stop());

const send = async (person: TestPerson, document: string, input: object) => {
  const { data, errors } = await person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...input } });
  const answer = Object.values(data ?? {})[0] as { hazard: any; userErrors: { code: string }[] } | null | undefined;
  return {
    hazard: answer?.hazard ?? null,
    code: errors?.[0]?.extensions['code'] ?? answer?.userErrors.map(({ code }) => code).join() ?? '',
  };
};

describe('the life of a hazard', () => {
  it('is reported, re-inspected, closed, found again, and tells the other services each time', async () => {
    const { id, unitId, version } = await world.hazard(pair, '320102');
    const about = <Event extends { hazardId: string }>(events: Event[]) => events.filter(({ hazardId }) => hazardId === id);
    const facts = { hazardId: id, unitId, regionCode: '320102' };

    const reported = await send(gridWorker, REPORT, report({ id, expectedVersion: version }));
    expect(reported.hazard).toMatchObject({ state: 'AWAITING_REINSPECTION', rectifiedOn: '2026-03-05', version: version + 1 });
    expect(about(await world.published(HazardRectified))).toEqual([{ ...facts, rectifiedOn: '2026-03-05' }]);

    const failed = await send(
      pair[0]!,
      REINSPECT,
      reinspection({ id, passed: false, newDueOn: '2026-03-25', finding: '仍有一处上锁', expectedVersion: reported.hazard.version }),
    );
    expect(failed.hazard).toMatchObject({ state: 'RECTIFYING', dueOn: '2026-03-25', rectifiedOn: null });
    expect(about(await world.published(RectificationRejected))).toEqual([{ ...facts, reinspectedOn: '2026-03-06', dueOn: '2026-03-25' }]);

    const extended = await send(pair[0]!, EXTEND, {
      id,
      newDueOn: '2026-03-31',
      reason: '设备到货延迟',
      expectedVersion: failed.hazard.version,
    });
    expect(extended.hazard).toMatchObject({ state: 'RECTIFYING', dueOn: '2026-03-31' });
    expect(about(await world.published(HazardExtended))).toEqual([{ ...facts, extendedOn: '2026-03-10', dueOn: '2026-03-31' }]);

    const again = await send(gridWorker, REPORT, report({ id, rectifiedOn: '2026-03-07', expectedVersion: extended.hazard.version }));
    const closed = await send(
      pair[1]!,
      REINSPECT,
      reinspection({ id, reinspectedOn: '2026-03-08', expectedVersion: again.hazard.version }),
    );
    expect(closed.hazard).toMatchObject({ state: 'CLOSED', closedOn: '2026-03-08' });
    expect(about(await world.published(HazardClosed))).toEqual([{ ...facts, dueOn: '2026-03-31', closedOn: '2026-03-08' }]);

    const reopened = await send(pair[0]!, REOPEN, {
      id,
      reopenedOn: '2026-03-09',
      dueOn: '2026-03-12',
      finding: '回头看发现再次上锁',
      expectedVersion: closed.hazard.version,
    });
    expect(reopened.hazard).toMatchObject({ state: 'REOPENED', dueOn: '2026-03-12', closedOn: null });
    expect(about(await world.published(HazardReopened))).toEqual([{ ...facts, reopenedOn: '2026-03-09', dueOn: '2026-03-12' }]);

    const { hazard } = await pair[0]!.ask(
      `query ($id: ID!) { hazard(id: $id) { daysLeft history { action toState happenedOn dueOn note evidence { kind contentHash } person { id } } } }`,
      { id },
    );
    expect(hazard.daysLeft).toBe(2);
    expect(hazard.history.map(({ action }: { action: string }) => action)).toEqual([
      ...['FILE', 'CONFIRM', 'ORDER', 'SERVE'],
      ...['REPORT_RECTIFIED', 'FAIL', 'EXTEND', 'REPORT_RECTIFIED', 'PASS', 'REOPEN'],
    ]);
    expect(hazard.history[4]).toEqual({
      action: 'REPORT_RECTIFIED',
      toState: 'AWAITING_REINSPECTION',
      happenedOn: '2026-03-05',
      dueOn: '2026-03-20',
      note: null,
      evidence: [{ kind: 'PHOTO', contentHash: 'ab'.repeat(32) }],
      person: { id: gridWorker.id },
    });
  });

  it('answers a repeated key as before and publishes once', async () => {
    const { id, version } = await world.hazard(pair, '320102');
    const input = report({ id, expectedVersion: version, idempotencyKey: uuidv7() });
    const first = await send(gridWorker, REPORT, input);
    expect(await send(gridWorker, REPORT, input)).toEqual(first);
    expect((await send(gridWorker, REPORT, { ...input, rectifiedOn: '2026-03-06' })).code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await world.published(HazardRectified)).filter(({ hazardId }) => hazardId === id)).toHaveLength(1);
  });

  it('lets one of two re-inspections at once win', async () => {
    const { id, version } = await world.hazard(pair, '320102');
    await send(gridWorker, REPORT, report({ id, expectedVersion: version }));
    const answers = await Promise.all([
      send(pair[0]!, REINSPECT, reinspection({ id, expectedVersion: version + 1 })),
      send(pair[1]!, REINSPECT, reinspection({ id, passed: false, newDueOn: '2026-03-30', expectedVersion: version + 1 })),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['', 'STALE_VERSION']);
    const told = [...(await world.published(HazardClosed)), ...(await world.published(RectificationRejected))].filter(
      ({ hazardId }) => hazardId === id,
    );
    expect(told).toHaveLength(1);
  });

  it('refuses what the rules refuse, and leaves no trace of it', async () => {
    const { id, version } = await world.hazard(pair, '320102');
    const expectedVersion = version;
    expect((await send(gridWorker, REPORT, report({ id, expectedVersion, evidence: [] }))).code).toBe('TOO_SMALL');
    expect((await send(gridWorker, REPORT, report({ id, expectedVersion, rectifiedOn: '2026-03-11' }))).code).toBe('DAY_IN_FUTURE');
    expect((await send(gridWorker, REPORT, report({ id, expectedVersion: 9 }))).code).toBe('STALE_VERSION');
    expect((await send(pair[0]!, REINSPECT, reinspection({ id, expectedVersion }))).code).toBe('HAZARD_STATE');
    expect((await send(pair[0]!, REINSPECT, reinspection({ id, expectedVersion, passed: false }))).code).toBe('NEW_DUE_MISSING');
    expect((await send(pair[0]!, REINSPECT, reinspection({ id, expectedVersion, newDueOn: '2026-03-20' }))).code).toBe(
      'NEW_DUE_ON_CLOSURE',
    );
    expect((await send(gridWorker, REINSPECT, reinspection({ id, expectedVersion }))).code).toBe('FORBIDDEN');
    const { hazard } = await send(pair[0]!, REPORT, report({ id, expectedVersion }));
    expect((await send(pair[0]!, REINSPECT, reinspection({ id, expectedVersion: hazard.version }))).code).toBe('SAME_PERSON');
    const steps = await world.rows('SELECT action FROM hazard_step WHERE hazard_id = $1 ORDER BY id', [id]);
    expect(steps.map(({ action }) => action)).toEqual(['FILE', 'CONFIRM', 'ORDER', 'SERVE', 'REPORT_RECTIFIED']);
    expect((await world.published(HazardClosed)).filter(({ hazardId }) => hazardId === id)).toEqual([]);
  });

  it('is hidden from another city', async () => {
    const { id, version } = await world.hazard(pair, '320102');
    const other = await world.person('INSPECTOR', '3205');
    expect(await other.ask(`{ hazard(id: "${id}") { id } hazards { totalCount nodes { id } } }`)).toEqual({
      hazard: null,
      hazards: { totalCount: 0, nodes: [] },
    });
    expect((await send(other, REPORT, report({ id, expectedVersion: version }))).code).toBe('NOT_FOUND');
    const { _entities } = await other.ask(
      `{ _entities(representations: [{ __typename: "Hazard", id: "${id}" }]) { ... on Hazard { state } } }`,
    );
    expect(_entities).toEqual([null]);
  });
});

describe('listing hazards', () => {
  it('filters by unit, state, level, overdue and due day, earliest due first', async () => {
    const inspectors = [await world.person('INSPECTOR', '320113'), await world.person('INSPECTOR', '320113')];
    const late = await world.hazard(inspectors, '320113', { dueOn: '2026-03-09' });
    const today = await world.hazard(inspectors, '320113', { dueOn: '2026-03-10', level: 'MAJOR' });
    const found = async (filter: object, first = 50) =>
      (
        await inspectors[0]!.ask(
          `query ($filter: HazardFilter, $first: Int) { hazards(filter: $filter, first: $first) { nodes { id overdue } } }`,
          {
            filter: { regionCode: '320113', ...filter },
            first,
          },
        )
      ).hazards.nodes.map((hazard: { id: string }) => hazard.id);
    expect(await found({})).toEqual([late.id, today.id]);
    expect(await found({ overdue: true })).toEqual([late.id]);
    expect(await found({ overdue: false })).toEqual([today.id]);
    expect(await found({ level: 'MAJOR' })).toEqual([today.id]);
    expect(await found({ dueBefore: '2026-03-10' })).toEqual([late.id]);
    expect(await found({ unitId: today.unitId })).toEqual([today.id]);
    expect(await found({ states: ['CLOSED'] })).toEqual([]);
    expect(await found({}, 1)).toEqual([late.id]);
  });
});
