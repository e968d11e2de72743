import { shanghaiDay, type LocalDate } from '@fire-campaign/domain';
import type { Tx } from './database.js';

/**
 * Time as the database sees it, which alone decides deadlines. `fixedDay` pins the day in tests.
 */
export class Clock {
  constructor(private readonly fixedDay: LocalDate | null = null) {}

  /** Today in Asia/Shanghai by the database's clock at the start of the transaction. */
  async today(tx: Tx): Promise<LocalDate> {
    if (this.fixedDay !== null) return this.fixedDay;
    const [row] = await tx.query<{ now: Date }>('SELECT now()');
    return shanghaiDay(row!.now);
  }
}
