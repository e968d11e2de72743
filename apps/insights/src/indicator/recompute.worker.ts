import { LOG, type Logger, type OnRunning } from '@fire-campaign/platform';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Recompute } from './recompute.js';

/** Lets the facts of one action (an inspection and its hazards) arrive before they are computed together. */
const GATHER_MS = 25;
/** From the start of one round to the start of the next, while facts keep coming. */
const ROUND_MS = 200;
/** How often to look: shortly after this process took a fact, and else (facts taken by another replica, a new day). */
const ALERT_POLL_MS = 10;
const IDLE_POLL_MS = 500;
/** A batch of facts commits some time after its first one woke the worker. */
const ALERT_MS = 2000;
const FAILURE_PAUSE_MS = 2000;

/** Recomputes campaigns while the service runs: soon after a fact, but not more than about five times a second. */
@Injectable()
export class RecomputeWorker implements OnRunning, OnModuleDestroy {
  private running: Promise<void> | null = null;
  private stopping = false;
  private alertUntil = 0;
  private endSleep: () => void = () => {};
  private idle = false;

  constructor(
    private readonly recompute: Recompute,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onRunning(): Promise<void> {
    this.running = this.run();
  }

  /** Finishes the campaign under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.endSleep();
    await this.running;
  }

  /** Says that facts are about to be committed. */
  wake(): void {
    this.alertUntil = performance.now() + ALERT_MS;
    if (this.idle) this.endSleep();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        if (await this.recompute.pending()) await this.round();
        else if (performance.now() < this.alertUntil) await this.sleep(ALERT_POLL_MS);
        else await this.rest();
      } catch (error) {
        if (!this.stopping) this.log.error({ err: error }, 'facts could not be counted; trying again');
        await this.sleep(FAILURE_PAUSE_MS);
      }
    }
  }

  private async round(): Promise<void> {
    await this.sleep(GATHER_MS);
    const started = performance.now();
    await this.recompute.mark();
    const failures = await this.computeMarked();
    const took = performance.now() - started;
    // Rounds that count whole campaigns leave most of the database's time to others.
    await this.sleep(failures > 0 ? FAILURE_PAUSE_MS : Math.max(ROUND_MS - took, 2 * took));
  }

  /** Each marked campaign once; one that fails keeps its mark and does not hold up the others. @returns how many failed */
  private async computeMarked(): Promise<number> {
    const done: string[] = [];
    let failures = 0;
    while (!this.stopping) {
      const id = await this.recompute.nextMarked(done);
      if (id === null) break;
      done.push(id);
      try {
        await this.recompute.campaign(id);
      } catch (error) {
        failures += 1;
        this.log.error({ err: error, campaign: id }, 'indicators could not be computed; trying again');
      }
    }
    return failures;
  }

  private async rest(): Promise<void> {
    this.idle = true;
    await this.sleep(IDLE_POLL_MS);
    this.idle = false;
  }

  private sleep(ms: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
