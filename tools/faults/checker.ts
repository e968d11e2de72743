import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { WireRecord } from './wire.ts';
import type { Operation } from './writers.ts';

const SETTLE_WITHIN_MS = 180_000;

export interface Counters {
  /** Acknowledged, and not there (row, event on the wire). */
  lost: number;
  /** Refused, and there all the same. */
  phantom: number;
  /** One operation or event with two effects. */
  duplicateEffect: number;
  /** Events of a key whose first arrivals on the wire are not in the order of their commits. */
  orderBreaks: number;
  /** Outbox rows never sent. */
  unsent: number;
  /** Events a service should have handled and did not, or handled though nobody published them. */
  inboxMismatch: number;
  /** Figures that differ from a count over the owners' tables. */
  indicatorMismatch: number;
}

/** Looks at the databases of all services at once, as only the owner of the cluster can. */
export class Checker {
  readonly services: readonly string[];
  private readonly pool: pg.Pool;
  /** Findings in words, for whoever must mend them. */
  readonly findings: string[] = [];

  constructor(owner: pg.PoolConfig, services: readonly string[]) {
    this.services = services;
    this.pool = new pg.Pool({ ...owner, max: 4 });
    this.pool.on('error', () => {}); // the server is killed under it, that is the point
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, values as unknown[])).rows as Row[];
  }

  async count(sql: string, values: readonly unknown[] = []): Promise<number> {
    return Number((await this.rows<{ n: string }>(`SELECT (${sql})::text AS n`, values))[0]!.n);
  }

  /** Waits until nothing is under way any more: outboxes sent, events handled everywhere, figures computed. */
  async settle(strangers: ReadonlySet<string> = new Set()): Promise<void> {
    let quiet = 0;
    let what = '';
    for (const until = Date.now() + SETTLE_WITHIN_MS; Date.now() < until; await wait(250)) {
      try {
        const unsent = await this.unsent();
        const missing = unsent === 0 ? (await this.inbox(strangers)).missing.length : 0;
        const dirty = await this.count('(SELECT count(*) FROM insights.touch) + (SELECT count(*) FROM insights.campaign_dirty)');
        what = `${unsent} unsent, ${missing} not handled, ${dirty} figures to compute`;
        quiet = unsent + missing + dirty === 0 ? quiet + 1 : 0;
        if (quiet === 3) return;
      } catch (error) {
        what = String(error);
        quiet = 0;
      }
    }
    this.findings.push(`not settled after ${SETTLE_WITHIN_MS / 1000} s: ${what}`);
  }

  /** @param strangers ids of events the harness itself put on the wire */
  async check(
    history: readonly Operation[],
    wire: readonly WireRecord[],
    campaignId: string,
    strangers: ReadonlySet<string>,
  ): Promise<Counters> {
    const inbox = await this.inbox(strangers);
    this.note('not handled', inbox.missing);
    this.note('handled though nobody published it', inbox.foreign);
    return {
      lost: (await this.lost(history)) + (await this.lostOnTheWire(wire)),
      phantom: await this.phantoms(history),
      duplicateEffect: await this.duplicates(history),
      orderBreaks: this.orderBreaks(wire, strangers),
      unsent: await this.unsent(),
      inboxMismatch: inbox.missing.length + inbox.foreign.length,
      indicatorMismatch: await this.indicatorMismatch(campaignId),
    };
  }

  /** A digest of everything a service took from others, to compare before and after a redelivery. */
  async stateOf(tables: readonly string[]): Promise<string> {
    const digests = await Promise.all(
      tables.map(async (table) => {
        const [columns] = await this.rows<{ list: string }>(
          `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY column_name) AS list FROM information_schema.columns
           WHERE table_schema || '.' || table_name = $1 AND column_name NOT LIKE 'prior\\_%'`,
          [table],
        );
        const [row] = await this.rows<{ digest: string; n: string }>(
          `SELECT md5(coalesce(string_agg(row::text, E'\\n' ORDER BY row::text COLLATE "C"), '')) AS digest, count(*) AS n FROM (SELECT ${columns!.list} FROM ${table}) AS row`,
        );
        return `${table} ${row!.n} ${row!.digest}`;
      }),
    );
    return digests.join('\n');
  }

  async parked(group: string): Promise<number> {
    return this.count(`SELECT count(*) FROM ${group}.dead_letter`);
  }

  private note(what: string, items: readonly string[]): void {
    if (items.length > 0)
      this.findings.push(`${what}: ${items.slice(0, 5).join('; ')}${items.length > 5 ? ` … ${items.length} in all` : ''}`);
  }

  private everyOutbox(columns: string): string {
    return this.services.map((service) => `SELECT '${service}' AS service, ${columns} FROM ${service}.outbox`).join(' UNION ALL ');
  }

  private async unsent(): Promise<number> {
    return this.count(`SELECT count(*) FROM (${this.everyOutbox('sent_at')}) AS o WHERE sent_at IS NULL`);
  }

  /** Every service must have handled all events of each type it has ever handled one of. */
  private async inbox(strangers: ReadonlySet<string>): Promise<{ missing: string[]; foreign: string[] }> {
    const handled = this.services.map((service) => `SELECT consumer, event_id FROM ${service}.inbox`).join(' UNION ALL ');
    const missing = await this.rows<{ consumer: string; type: string; id: string }>(
      `WITH event AS MATERIALIZED (${this.everyOutbox('id, type')}), handled AS MATERIALIZED (${handled}),
         taken AS (SELECT DISTINCT consumer, type FROM handled JOIN event ON event.id = event_id)
       SELECT consumer, type, id FROM taken JOIN event USING (type)
       WHERE NOT EXISTS (SELECT FROM handled WHERE handled.consumer = taken.consumer AND event_id = event.id)`,
    );
    // What is no event at all has no id; the transport gave it one when it parked it.
    const unreadable = this.services
      .map((service) => `SELECT event_id FROM ${service}.dead_letter WHERE type = 'unreadable'`)
      .join(' UNION ');
    const foreign = await this.rows<{ consumer: string; event_id: string }>(
      `WITH event AS MATERIALIZED (${this.everyOutbox('id')} UNION ALL SELECT 'unreadable', event_id FROM (${unreadable}) AS unreadable)
       SELECT consumer, event_id FROM (${handled}) AS handled WHERE NOT EXISTS (SELECT FROM event WHERE event.id = event_id)`,
    );
    return {
      missing: missing.map(({ consumer, type, id }) => `${consumer}: ${type} ${id}`),
      foreign: foreign.filter(({ event_id }) => !strangers.has(event_id)).map(({ consumer, event_id }) => `${consumer}: ${event_id}`),
    };
  }

  private async lost(history: readonly Operation[]): Promise<number> {
    const ok = (kind: Operation['kind']) => history.filter((one) => one.kind === kind && one.outcome === 'ok');
    const absent = async (operations: readonly Operation[], sql: string) => {
      const found = new Map(
        (await this.rows<{ id: string; version: number }>(sql, [operations.map((one) => one.id)])).map((row) => [row.id, row.version]),
      );
      return operations.filter((one) => (found.get(one.id!) ?? -1) < (one.version ?? 0));
    };
    const lost = [
      ...(await absent([...ok('register'), ...ok('change')], 'SELECT id, version FROM units.unit WHERE id = ANY ($1::uuid[])')),
      ...(await absent(ok('inspect'), 'SELECT id, version FROM inspections.inspection WHERE id = ANY ($1::uuid[])')),
      ...(await absent(ok('rectify'), 'SELECT id, version FROM inspections.hazard WHERE id = ANY ($1::uuid[])')),
      ...(await absent(ok('close'), `SELECT id, version FROM inspections.hazard WHERE id = ANY ($1::uuid[]) AND state = 'CLOSED'`)),
    ];
    this.note('acknowledged and lost', lost.map((one) => `${one.kind} ${one.marker}`)); // prettier-ignore
    return lost.length;
  }

  private async lostOnTheWire(wire: readonly WireRecord[]): Promise<number> {
    const seen = new Set(wire.map((record) => record.id));
    const rows = await this.rows<{ id: string; type: string }>(
      `SELECT CASE type WHEN 'parked' THEN causation_id ELSE id END AS id, type
       FROM (${this.everyOutbox('id, type, causation_id, sent_at')}) AS o WHERE sent_at IS NOT NULL`,
    );
    const lost = rows.filter((row) => !seen.has(row.id));
    this.note('marked as sent and not on the wire', lost.map((row) => `${row.type} ${row.id}`)); // prettier-ignore
    return lost.length;
  }

  private async phantoms(history: readonly Operation[]): Promise<number> {
    const markers = history.filter((one) => one.outcome === 'refused').map((one) => one.marker);
    const found = await this.rows<{ name: string }>('SELECT name FROM units.unit WHERE name = ANY ($1::text[])', [markers]);
    this.note('refused and there', found.map((row) => row.name)); // prettier-ignore
    return found.length;
  }

  private async duplicates(history: readonly Operation[]): Promise<number> {
    const markers = history.filter((one) => one.kind === 'register').map((one) => one.marker);
    const twice = async (what: string, sql: string, values: readonly unknown[] = []) => {
      const rows = await this.rows<{ what: string }>(sql, values);
      this.note(what, rows.map((row) => row.what)); // prettier-ignore
      return rows.length;
    };
    return (
      (await twice(
        'registered twice',
        `SELECT marker AS what FROM unnest($1::text[]) AS marker JOIN units.unit ON name = marker OR name = marker || '-改' GROUP BY 1 HAVING count(*) > 1`,
        [markers],
      )) +
      (await twice('inspected twice', `SELECT unit_id::text AS what FROM inspections.inspection GROUP BY 1 HAVING count(*) > 1`)) +
      (await twice('one hazard filed twice', `SELECT description AS what FROM inspections.hazard GROUP BY 1 HAVING count(*) > 1`)) +
      (await twice(
        'one change published twice',
        `SELECT type || ' ' || key AS what FROM inspections.outbox WHERE type IN ('inspections.inspection.completed', 'inspections.hazard.filed', 'inspections.hazard.rectified', 'inspections.hazard.closed')
         GROUP BY type, coalesce(data->>'hazardId', data->>'inspectionId'), key HAVING count(*) > 1
         UNION ALL
         SELECT type || ' ' || key FROM units.outbox WHERE type = 'units.unit.changed' GROUP BY type, key, data->>'version' HAVING count(*) > 1`,
      )) +
      (await twice(
        'applied twice',
        `SELECT hazard_id::text AS what FROM insights.hazard_state GROUP BY 1 HAVING count(*) FILTER (WHERE valid_to = 'infinity') > 1`,
      ))
    );
  }

  private orderBreaks(wire: readonly WireRecord[], strangers: ReadonlySet<string>): number {
    const last = new Map<string, number>();
    const seen = new Set<string>(strangers);
    const breaks: string[] = [];
    for (const record of wire) {
      if (seen.has(record.id) || record.topic.startsWith('fc.dlq.')) continue;
      seen.add(record.id);
      const key = `${record.topic}/${record.key}`;
      const before = last.get(key) ?? 0;
      if (record.sequence < before) breaks.push(`${key}: ${record.sequence} after ${before}`);
      last.set(key, Math.max(before, record.sequence));
    }
    this.note('out of order', breaks);
    return breaks.length;
  }

  /** The figures of every county by a plain count over the owners' tables, beside those that insights keeps. */
  private async indicatorMismatch(campaignId: string): Promise<number> {
    const wrong = await this.rows<{ what: string }>(
      `WITH campaign AS (SELECT id, region_code, categories, starts_on, ends_on FROM campaigns.campaign WHERE id = $1),
       scoped AS (
         SELECT unit.id, left(unit.region_code, 6) AS county FROM units.unit, campaign
         WHERE unit.region_code ^@ campaign.region_code AND unit.categories && campaign.categories AND unit.status = 'OPERATING'
       ),
       expected AS (
         SELECT county, 'UNITS_IN_SCOPE' AS indicator, count(*) AS n FROM scoped GROUP BY 1
         UNION ALL
         SELECT county, 'COVERAGE', count(*) FROM scoped
         WHERE EXISTS (SELECT FROM inspections.inspection, campaign WHERE unit_id = scoped.id AND inspected_on BETWEEN starts_on AND ends_on AND state = 'COMPLETED')
         GROUP BY 1
         UNION ALL
         SELECT county, found.indicator, sum(found.n) FROM scoped JOIN inspections.hazard ON unit_id = scoped.id
         CROSS JOIN LATERAL (VALUES ('HAZARDS_FOUND', 1), ('RECTIFICATION_RATE', (hazard.state = 'CLOSED')::int),
           ('HAZARDS_CORRECTED', (hazard.state IN ('CLOSED', 'AWAITING_REINSPECTION'))::int)) AS found (indicator, n)
         GROUP BY 1, 2
       ),
       shown AS (
         SELECT region_code AS county, indicator, numerator AS n FROM insights.indicator_value
         WHERE campaign_id = $1 AND level = 6 AND day = (SELECT max(day) FROM insights.indicator_value WHERE campaign_id = $1)
           AND indicator IN ('UNITS_IN_SCOPE', 'COVERAGE', 'HAZARDS_FOUND', 'RECTIFICATION_RATE', 'HAZARDS_CORRECTED')
       )
       SELECT county || ' ' || indicator || ': ' || coalesce(shown.n, 0) || ' shown, ' || coalesce(expected.n, 0) || ' counted' AS what
       FROM expected FULL JOIN shown USING (county, indicator) WHERE coalesce(shown.n, 0) <> coalesce(expected.n, 0)`,
      [campaignId],
    );
    this.note('figures that differ', wrong.map((row) => row.what)); // prettier-ignore
    return wrong.length;
  }
}
