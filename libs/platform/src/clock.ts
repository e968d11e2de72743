import { shanghaiDay, type LocalDate } from '@fire-campaign/domain';
import type { Tx } from './database.js';

/**
 * Time as the database sees it, which alone decides deadlines. `fixedDay` pins it in tests, to noon of that day.
 */
export class Clock {
  constructor(private readonly fixedDay: LocalDate | null = null) {}

  /** Today in Asia/Shanghai by the database's clock at the start of the transaction. */
  async today(tx: Tx): Promise<LocalDate> {
    return this.fixedDay ?? shanghaiDay(await this.now(tx));
  }

  /** The moment at which the transaction began, by the database's clock. */
  async now(tx: Tx): Promise<Date> {
    if (this.fixedDay !== null) return new Date(`${this.fixedDay}T12:00:00+08:00`);
    const [row] = await tx.query<{ now: Date }>('SELECT now()');
    return row!.now;
  }
}
