import { shanghaiDay, type LocalDate } from '@fire-campaign/domain';
import type { Tx } from './database.js';

/**
 * Time as the database sees it, which alone decides deadlines. It can be pinned to a moment, in specs and by the clock control of
 * a demonstration platform (`FC_CLOCK_CONTROL`), so that a year can be played through in minutes.
 */
export class Clock {
  private pinned: Date | null = null;

  /** @param fixedDay pins it to noon of that day in Asia/Shanghai */
  constructor(fixedDay: LocalDate | null = null) {
    if (fixedDay !== null) this.pin(new Date(`${fixedDay}T12:00:00+08:00`));
  }

  /** Stands still at this moment until it is pinned to another. @throws RangeError when it is no moment */
  pin(moment: Date): void {
    if (Number.isNaN(moment.getTime())) throw new RangeError('no moment');
    this.pinned = moment;
  }

  /** Today in Asia/Shanghai by the database's clock at the start of the transaction. */
  async today(tx: Tx): Promise<LocalDate> {
    return shanghaiDay(await this.now(tx));
  }

  /** The moment at which the transaction began, by the database's clock. */
  async now(tx: Tx): Promise<Date> {
    if (this.pinned !== null) return this.pinned;
    const [row] = await tx.query<{ now: Date }>('SELECT now()');
    return row!.now;
  }
}
