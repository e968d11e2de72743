import { Injectable } from '@nestjs/common';
import { INDICATOR_CODES, regionContains, regionRange, type IndicatorCode } from '@fire-campaign/domain';
import { Actor, Clock, Database, id, optional, parseInput, recordId, regionCode, Tx } from '@fire-campaign/platform';
import { z } from 'zod';
import { readCampaign } from '../campaign/campaign.access.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { errors } from '../errors.js';
import { PHASE_LABELS } from '../phase/phase.rules.js';
import { planStep, type PlannedStep, type TransitionAction } from '../phase/transition.rules.js';
import type { GateAssumptionInput } from '../schema.generated.js';
import { gatherFacts } from './gate.facts.js';
import { judgeGate, type GateReport } from './gate.rules.js';
import { assume, type Assumption, type Count } from './simulation.rules.js';

const some = <Schema extends z.ZodType>(schema: Schema, most: number) =>
  z
    .array(schema)
    .max(most)
    .nullish()
    .transform((rows) => rows ?? []);
const count = z.object({ regionCode, count: z.int().min(0).max(10_000_000) });
const amount = z.number().min(0).max(1e9);
const assumptionInput = z.object({
  inspected: some(id, 1000),
  inspectedCounts: some(count, 200),
  hazardsClosed: some(count, 200),
  tasksDone: some(id, 1000),
  filed: some(regionCode, 200),
  signed: some(z.string().max(40), 30),
  figures: some(
    z.object({
      indicator: z.enum(INDICATOR_CODES as [IndicatorCode, ...IndicatorCode[]]),
      regionCode,
      numerator: amount,
      denominator: optional(amount),
    }),
    200,
  ),
});

/** A gate judged on assumed facts, beside the same gate on the real ones. */
export interface GateSimulation {
  readonly campaign: Campaign;
  readonly action: TransitionAction;
  readonly report: GateReport;
  readonly actual: GateReport;
}

/** What a gate would say if … (模拟推演): reads, and writes nothing. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NOT_FOUND, FORBIDDEN for those who may not see the figures of the whole region, CAMPAIGN_NOT_RUNNING, PHASE_ACTION,
   *   NO_PREVIOUS_PHASE, REGION_OUTSIDE, ASSUMED_UNKNOWN for units and tasks that are not the campaign's, CRITERION_UNKNOWN
   */
  simulate(actor: Actor, campaignId: string, action: TransitionAction, input: GateAssumptionInput): Promise<GateSimulation> {
    const given = parseInput(assumptionInput, input);
    return this.db.read(actor, async (tx) => {
      const campaign = await readCampaign(tx, actor, recordId(campaignId));
      actor.require('campaigns:read', campaign.regionCode, campaign.id);
      campaign.requireRunning();
      const planned = planStep(campaign.phases, action);
      const assumption = await this.check(tx, campaign, planned, given);
      const facts = await gatherFacts(tx, campaign, planned.phase, planned.gate, await this.clock.now(tx));
      return {
        campaign,
        action,
        report: judgeGate(planned.gate, assume(planned.gate, facts, assumption)),
        actual: judgeGate(planned.gate, facts),
      };
    });
  }

  private async check(
    tx: Tx,
    campaign: Campaign,
    { gate, phase }: PlannedStep,
    given: z.output<typeof assumptionInput>,
  ): Promise<Assumption> {
    const { regionCode: owner } = campaign;
    const counted = [...given.inspectedCounts, ...given.hazardsClosed, ...given.figures].map((one) => one.regionCode);
    for (const code of [...counted, ...given.filed])
      if (!regionContains(owner, code)) throw errors.REGION_OUTSIDE({ regionCode: code, owner });
    const unknown = given.signed.find((key) => !gate.some((one) => one.kind === 'SIGN_OFF' && one.key === key));
    if (unknown !== undefined)
      throw errors.CRITERION_UNKNOWN({ phase: PHASE_LABELS[phase.phase].zh, phaseEn: PHASE_LABELS[phase.phase].en, key: unknown });
    await requireTasks(tx, campaign, given.tasksDone);
    return { ...given, inspected: [...given.inspectedCounts, ...(await notYetInspected(tx, campaign, given.inspected))] };
  }
}

async function requireTasks(tx: Tx, { id: campaignId }: Campaign, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  const known = await tx.query(`SELECT id FROM task WHERE campaign_id = $1 AND id = ANY ($2) AND status <> 'DRAFT'`, [
    campaignId,
    [...wanted],
  ]);
  if (known.length < wanted.size) throw errors.ASSUMED_UNKNOWN({ what: '任务', whatEn: 'task(s)', count: wanted.size - known.length });
}

/** Of some units in scope, those that were not inspected in the campaign's time, each as a count of one in its region. */
async function notYetInspected(tx: Tx, campaign: Campaign, ids: readonly string[]): Promise<readonly Count[]> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return [];
  const { from, to } = regionRange(campaign.regionCode);
  const known = await tx.query<{ regionCode: string; inspected: boolean }>(
    `SELECT region_code AS "regionCode", EXISTS (SELECT 1 FROM unit_inspection i JOIN campaign root ON root.id = $5
         WHERE i.unit_id = unit.id AND i.inspected_on BETWEEN root.starts_on AND root.ends_on) AS inspected
     FROM unit WHERE id = ANY ($1) AND region_code >= $2 AND region_code < $3 AND status = 'OPERATING' AND categories && $4::text[]`,
    [[...wanted], from, to, campaign.categories, campaign.rootId],
  );
  if (known.length < wanted.size) throw errors.ASSUMED_UNKNOWN({ what: '单位', whatEn: 'unit(s)', count: wanted.size - known.length });
  return known.filter(({ inspected }) => !inspected).map(({ regionCode: code }) => ({ regionCode: code, count: 1 }));
}
