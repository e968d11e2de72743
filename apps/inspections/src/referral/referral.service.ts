import { Injectable } from '@nestjs/common';
import { regionContains, type LocalDate } from '@fire-campaign/domain';
import { ReferralAnswerRecorded, ReferralIssued, ReferralWithdrawn } from '@fire-campaign/events';
import {
  Clock,
  Database,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  isId,
  optional,
  parseInput,
  platformErrors,
  regionCode,
  text,
  type Actor,
  type Page,
  type Tx,
} from '@fire-campaign/platform';
import { z } from 'zod';
import { whereReadable } from '../access.js';
import { errors } from '../errors.js';
import { Hazard } from '../hazard/hazard.entity.js';
import { Partner } from '../partner/partner.entity.js';
import type { IssueReferralInput, QueryReferralsArgs, RecordReferralAnswerInput, WithdrawReferralInput } from '../schema.generated.js';
import { Unit } from '../unit/unit.entity.js';
import { ReferralAnswer, type AnswerOrigin } from './referral-answer.entity.js';
import { Referral, type AnswerFacts } from './referral.entity.js';
import { referralMachine, type ReferralState } from './referral.machine.js';

const issueInput = z
  .object({
    idempotencyKey,
    partnerCode: text(40),
    hazardId: optional(id),
    unitId: optional(id),
    legalBasis: text(500),
    content: text(4000),
    documentNumber: optional(text(100)),
    answerDueOn: day,
  })
  .refine(({ hazardId, unitId }) => (hazardId === null) !== (unitId === null), {
    path: ['hazardId'],
    params: {
      code: 'HAZARD_OR_UNIT',
      zh: '请填写隐患或单位中的一项,且只填一项。',
      en: 'Name a hazard or a unit, and only one of them.',
    },
  });
const answer = z.object({
  outcome: z.enum(['ACCEPTED', 'REJECTED', 'DONE']),
  answeredOn: day,
  documentNumber: optional(text(100)),
  remarks: optional(text(2000)),
});
const recordAnswerInput = answer.extend({ idempotencyKey, id, expectedVersion });
const withdrawInput = z.object({ idempotencyKey, id, expectedVersion, reason: text(500) });
const referralFilter = z.object({
  regionCode: regionCode.nullish(),
  unitId: id.nullish(),
  hazardId: id.nullish(),
  partnerCode: text(40).nullish(),
  states: z.array(z.enum(Object.keys(referralMachine.states) as [ReferralState, ...ReferralState[]])).nullish(),
  overdue: z.boolean().nullish(),
});

/** An answer from outside, by the same rules as one that an officer types. @throws INVALID_INPUT */
export const answerFacts = (input: unknown): AnswerFacts => parseInput(answer, input);

/** Records an answer of the agency, whoever brought it, on a referral held for the change. @throws as `Referral.answer` */
export async function recordAnswer(
  tx: Tx,
  referral: Referral,
  facts: AnswerFacts,
  origin: AnswerOrigin,
  today: LocalDate,
): Promise<Referral> {
  referral.answer(facts, today);
  await tx.manager.insert(ReferralAnswer, ReferralAnswer.of(referral, facts, origin));
  const { id: referralId, partnerCode, unitId, hazardId, regionCode } = referral;
  const { outcome, answeredOn, documentNumber } = facts;
  await tx.publish(ReferralAnswerRecorded, regionCode, {
    ...{ referralId, partnerCode, unitId, hazardId, regionCode },
    ...{ outcome, answeredOn, documentNumber },
  });
  return tx.save(referral);
}

@Injectable()
export class ReferralService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND for hazard or unit, HAZARD_CLOSED, PARTNER_UNKNOWN, PARTNER_SUSPENDED, ANSWER_DUE_TOO_EARLY */
  issue(actor: Actor, input: IssueReferralInput): Promise<Referral> {
    const command = parseInput(issueInput, input);
    return this.db.command(actor, 'issueReferral', command, async (tx) => {
      const hazard = command.hazardId === null ? null : await tx.get(Hazard, command.hazardId);
      const unit = await tx.get(Unit, hazard?.unitId ?? command.unitId!);
      actor.require('referrals:issue', unit.regionCode, hazard?.campaignId ?? null);
      if (hazard?.state === 'CLOSED') throw errors.HAZARD_CLOSED({ day: hazard.closedOn });
      const partner = await tx.manager.findOneBy(Partner, { code: command.partnerCode });
      // One that does not serve the region is as unknown as none.
      if (partner === null || !regionContains(partner.regionCode, unit.regionCode)) {
        throw errors.PARTNER_UNKNOWN({ code: command.partnerCode, region: unit.regionCode });
      }
      const referral = Referral.issue({ unit, hazard }, partner, command, actor.id, await this.clock.today(tx));
      const { id: referralId, partnerCode, unitId, hazardId, regionCode, issuedOn, answerDueOn } = referral;
      const { legalBasis, content, documentNumber } = referral;
      await tx.publish(ReferralIssued, regionCode, {
        ...{ referralId, partnerCode, unitId, hazardId, regionCode, issuedOn, answerDueOn },
        ...{ legalBasis, content, documentNumber },
      });
      return tx.save(referral);
    });
  }

  /** Enters an answer that came on paper. @throws NOT_FOUND, STALE_VERSION, REFERRAL_STATE, DAY_IN_FUTURE, ANSWERED_TOO_EARLY */
  recordAnswer(actor: Actor, input: RecordReferralAnswerInput): Promise<Referral> {
    const command = parseInput(recordAnswerInput, input);
    return this.change(actor, 'recordReferralAnswer', command, (referral, today, tx) =>
      recordAnswer(tx, referral, command, { enteredBy: actor.id }, today),
    );
  }

  /** @throws NOT_FOUND, STALE_VERSION, REFERRAL_STATE */
  withdraw(actor: Actor, input: WithdrawReferralInput): Promise<Referral> {
    const command = parseInput(withdrawInput, input);
    return this.change(actor, 'withdrawReferral', command, async (referral, today, tx) => {
      referral.withdraw(command.reason, today);
      const { id: referralId, partnerCode, unitId, regionCode } = referral;
      await tx.publish(ReferralWithdrawn, regionCode, { referralId, partnerCode, unitId, regionCode, withdrawnOn: today });
      return tx.save(referral);
    });
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<readonly Referral[]> {
    return this.db.read(actor, (tx) =>
      whereReadable(tx.manager.createQueryBuilder(Referral, 'row').where('row.id = ANY(:ids)', { ids: ids.filter(isId) }), actor).getMany(),
    );
  }

  async list(actor: Actor, { filter, first, after }: QueryReferralsArgs): Promise<Page<Referral>> {
    const { regionCode, unitId, hazardId, partnerCode, states, overdue } = parseInput(referralFilter, filter ?? {});
    const today = overdue == null ? null : await this.today(actor);
    return this.db.page(actor, Referral, ['awaitedUntil', 'id'], { first, after }, (query) => {
      whereReadable(query, actor, regionCode ?? null);
      if (unitId != null) query.andWhere('row.unitId = :unitId', { unitId });
      if (hazardId != null) query.andWhere('row.hazardId = :hazardId', { hazardId });
      if (partnerCode != null) query.andWhere('row.partnerCode = :partnerCode', { partnerCode });
      if (states != null) query.andWhere('row.state = ANY(:states)', { states });
      if (overdue != null) query.andWhere(`row.awaitedUntil ${overdue ? '<' : '>='} :today`, { today });
      return query;
    });
  }

  /** The answers to many referrals, oldest first. */
  answersTo(actor: Actor, referralIds: readonly string[]): Promise<readonly ReferralAnswer[]> {
    return this.db.read(actor, (tx) =>
      tx.manager
        .createQueryBuilder(ReferralAnswer, 'answer')
        .where('answer.referralId = ANY(:referralIds)', { referralIds })
        .orderBy('answer.id')
        .getMany(),
    );
  }

  today(actor: Actor): Promise<LocalDate> {
    return this.db.read(actor, (tx) => this.clock.today(tx));
  }

  private change(
    actor: Actor,
    operation: string,
    command: { readonly idempotencyKey: string; readonly id: string; readonly expectedVersion: number },
    work: (referral: Referral, today: LocalDate, tx: Tx) => Promise<Referral>,
  ): Promise<Referral> {
    return this.db.command(actor, operation, command, async (tx) => {
      const referral = await tx.lock(Referral, command.id);
      actor.require('referrals:issue', referral.regionCode, referral.campaignId);
      if (referral.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: referral.version });
      return work(referral, await this.clock.today(tx), tx);
    });
  }
}
