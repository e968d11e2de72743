import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@fire-campaign/domain';
import { CampaignChanged } from '@fire-campaign/events';
import {
  Actor,
  Clock,
  Database,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  parseInput,
  platformErrors,
  text,
  Tx,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { lockCampaign, readCampaign } from '../campaign/campaign.access.js';
import { Campaign } from '../campaign/campaign.entity.js';
import { gatherFacts } from '../gate/gate.facts.js';
import { judgeGate, type GateReport } from '../gate/gate.rules.js';
import { endOfDay, reschedule } from '../obligation/obligations.js';
import { Programme } from '../programme/programme.entity.js';
import type { ExtendPhaseInput } from '../schema.generated.js';
import { Task } from '../task/task.entity.js';
import { followTask } from '../task/task.duties.js';
import { OPEN_STATUSES } from '../task/task.rules.js';
import { extendedPhases, FOLLOWING, type Frame } from './extension.rules.js';
import { PHASES, type PhaseName } from './phase.rules.js';
import type { PhaseTransition } from './transition.entity.js';
import { recordTransition } from './transition.journal.js';

const extendInput = z.object({
  idempotencyKey,
  campaignId: id,
  phase: z.enum(PHASES),
  endsOn: day,
  following: z.enum(FOLLOWING).nullish(),
  reason: text(1000, 5),
  expectedVersion,
  dryRun: z.boolean().nullish(),
});
type Command = z.output<typeof extendInput>;

/** So many of the tasks that move are shown one by one. */
const SHOWN_TASKS = 50;

/** New days of one phase. */
export interface MovedPhase {
  readonly phase: PhaseName;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly newStartsOn: LocalDate;
  readonly newEndsOn: LocalDate;
}

/** Survives JSON, so that a repeated request gets the same answer. */
export interface ExtensionOutcome {
  readonly campaign: Campaign;
  readonly dryRun: boolean;
  readonly phases: readonly MovedPhase[];
  readonly endsOn: LocalDate;
  /** Ids of the tasks due on the last day of a phase that moves; they move with it. */
  readonly taskIds: readonly string[];
  readonly tasksTotal: number;
  /** The exit gate of the extended phase, as it stood. */
  readonly report: GateReport;
  readonly transition: PhaseTransition | null;
}

/** Gives a phase more time (阶段延期): what follows shrinks or moves, and what is due at the end of a phase moves with it. */
@Injectable()
export class ExtensionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, CAMPAIGN_NOT_RUNNING, PHASE_OVER, EXTENSION_DAY, EXTENSION_NEXT, EXTENSION_FRAME
   */
  extend(actor: Actor, input: ExtendPhaseInput): Promise<ExtensionOutcome> {
    const command = parseInput(extendInput, input);
    if (command.dryRun === true) {
      return this.db.read(actor, async (tx) => {
        const campaign = await readCampaign(tx, actor, command.campaignId);
        actor.require('campaigns:approve', campaign.regionCode, campaign.id);
        const { outcome } = await this.plan(tx, campaign, command);
        return outcome;
      });
    }
    return this.db.command(actor, 'extendPhase', command, async (tx) => {
      const campaign = await lockCampaign(tx, actor, command.campaignId, 'campaigns:approve');
      const now = await this.clock.now(tx);
      const { outcome, tasks, phases } = await this.plan(tx, campaign, command);
      const { phase, status } = phases.find((one) => one.phase === command.phase)!;
      campaign.extend(phases, outcome.endsOn);
      const { reason } = command;
      const { report } = outcome;
      const transition = await recordTransition(tx, campaign, { action: 'EXTEND_PHASE', phase, from: status, to: status, reason, report });
      for (const { id: taskId, dueOn } of tasks) {
        const task = await tx.lock(Task, taskId);
        task.postpone(dueOn);
        await followTask(tx, await tx.save(task), 'EXTEND', now);
      }
      const acceptance = outcome.phases.find((one) => one.phase === 'ACCEPTANCE' && one.endsOn !== one.newEndsOn);
      if (acceptance !== undefined) await this.moveEvaluations(tx, campaign, acceptance.newEndsOn);
      await tx.save(campaign);
      await tx.publish(CampaignChanged, campaign.regionCode, campaign.facts!);
      return { ...outcome, campaign, transition };
    });
  }

  /** The tasks shown with an outcome, in the person's area. */
  tasks(actor: Actor, taskIds: readonly string[]): Promise<readonly Task[]> {
    return this.db.read(actor, (tx) => tx.manager.find(Task, { where: { id: In([...taskIds]) }, order: { regionCode: 'ASC', id: 'ASC' } }));
  }

  /** Evaluations are owed by the end of the acceptance phase. */
  private async moveEvaluations(tx: Tx, { id: campaignId }: Campaign, endsOn: LocalDate): Promise<void> {
    const open = await tx.query<{ id: string }>(`SELECT id FROM evaluation WHERE campaign_id = $1 AND status <> 'DECIDED'`, [campaignId]);
    for (const { id: subjectId } of open) await reschedule(tx, { kind: 'EVALUATION', subjectId }, endOfDay(endsOn));
  }

  private async plan(tx: Tx, campaign: Campaign, command: Command) {
    if (campaign.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: campaign.version });
    campaign.requireRunning();
    const now = await this.clock.now(tx);
    const extension = { phase: command.phase, endsOn: command.endsOn, following: command.following ?? ('SHRINK' as const) };
    const { phases, endsOn } = extendedPhases(campaign, extension, await frameOf(tx, campaign), await this.clock.today(tx));
    const before = campaign.phases;
    const moved = before.flatMap((phase, index): MovedPhase[] => {
      const { startsOn: newStartsOn, endsOn: newEndsOn } = phases[index]!;
      if (newStartsOn === phase.startsOn && newEndsOn === phase.endsOn) return [];
      return [{ phase: phase.phase, startsOn: phase.startsOn, endsOn: phase.endsOn, newStartsOn, newEndsOn }];
    });
    const tasks = await tasksDueWith(tx, campaign, moved);
    const extended = before.find(({ phase }) => phase === command.phase)!;
    const report = judgeGate(extended.exitGate, await gatherFacts(tx, campaign, extended, extended.exitGate, now));
    const outcome: ExtensionOutcome = {
      campaign,
      dryRun: command.dryRun === true,
      phases: moved,
      endsOn,
      taskIds: tasks.slice(0, SHOWN_TASKS).map(({ id: taskId }) => taskId),
      tasksTotal: tasks.length,
      report,
      transition: null,
    };
    return { outcome, tasks, phases };
  }
}

/** The parent's phases, and the earlier of the last days of parent and programme. */
async function frameOf(tx: Tx, { parentId, programmeId }: Campaign): Promise<Frame> {
  const parent = parentId === null ? null : await tx.get(Campaign, parentId);
  const programme = programmeId === null ? null : await tx.get(Programme, programmeId);
  const [endsOn] = [parent?.endsOn, programme?.endsOn].filter((one) => one !== undefined).sort();
  return { phases: parent?.phases ?? [], endsOn: endsOn ?? null };
}

/** Open tasks of this campaign that are due on the last day of their phase, with the day they would have. */
async function tasksDueWith(tx: Tx, { id: campaignId }: Campaign, moved: readonly MovedPhase[]) {
  const ended = moved.filter(({ endsOn, newEndsOn }) => endsOn !== newEndsOn);
  return tx.query<{ id: string; dueOn: LocalDate }>(
    `SELECT task.id, moved."newEndsOn" AS "dueOn" FROM task
     JOIN jsonb_to_recordset($2::jsonb) AS moved(phase text, "endsOn" date, "newEndsOn" date)
       ON moved.phase = task.phase AND moved."endsOn" = task.due_on
     WHERE campaign_id = $1 AND status = ANY ($3) ORDER BY region_code, id`,
    [campaignId, JSON.stringify(ended), OPEN_STATUSES],
  );
}
