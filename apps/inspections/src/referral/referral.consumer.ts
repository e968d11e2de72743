import { Injectable } from '@nestjs/common';
import { ReferralAnswered, type EventData, type EventEnvelope } from '@fire-campaign/events';
import { Clock, ReactsTo, type Tx } from '@fire-campaign/platform';
import { errors } from '../errors.js';
import { Partner } from '../partner/partner.entity.js';
import { requireSender } from '../partner/sender.rules.js';
import { Referral } from './referral.entity.js';
import { answerFacts, recordAnswer } from './referral.service.js';

/** Takes the answers that agencies send. What is refused here is parked with the reason and holds nothing up. */
@Injectable()
export class ReferralConsumer {
  constructor(private readonly clock: Clock) {}

  @ReactsTo(ReferralAnswered)
  async onAnswered(answer: EventData<typeof ReferralAnswered>, tx: Tx, event: EventEnvelope): Promise<void> {
    const code = event.inbound?.partner ?? '';
    const sender = requireSender(event, await tx.manager.findOneBy(Partner, { code }), await this.clock.now(tx));
    if (answer.regionCode !== event.regionCode) throw errors.REGION_DIFFERS({ attribute: event.regionCode, data: answer.regionCode });
    const referral = await tx.manager.findOne(Referral, {
      where: { id: answer.referralId, partnerId: sender.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (referral === null) throw errors.REFERRAL_UNKNOWN({ id: answer.referralId, partner: sender.code });
    if (answer.regionCode !== referral.issuedRegionCode) {
      throw errors.REGION_DIFFERS({ attribute: answer.regionCode, data: referral.issuedRegionCode });
    }
    await recordAnswer(tx, referral, answerFacts(answer), { eventId: event.inbound!.id }, await this.clock.today(tx));
  }
}
