import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { parentRegion, regionLevel, type RegionCode } from '@fire-campaign/domain';
import { RegionsLoaded } from '@fire-campaign/events';
import { Actor, Database, LOG, type Logger, type OnRunning, type Tx } from '@fire-campaign/platform';
import { regionRows } from './region.entity.js';

const BATCH = 1000;

/** Loads the division codes at the first start and after a release that brings newer ones. */
@Injectable()
export class LoadRegions implements OnRunning {
  constructor(
    private readonly db: Database,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onRunning(): Promise<void> {
    await this.load(await readFile(new URL('./divisions.csv.gz', import.meta.url)));
  }

  /**
   * Adds new codes and renames changed ones; a code that is gone stays, since old records name it.
   * @param file gzip of lines `code,name` under a header
   * @returns how many regions were added or renamed
   */
  async load(file: Buffer): Promise<number> {
    const hash = createHash('sha256').update(file).digest('hex');
    return this.db.transaction(Actor.system('directory'), 'loadRegions', async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory-regions'))`); // several processes may start together
      const known = await tx.query(`SELECT 1 FROM loaded_file WHERE name = 'divisions' AND hash = $1`, [hash]);
      if (known.length > 0) return 0;
      const text = (await promisify(gunzip)(file)).toString('utf8');
      const names = new Map(
        text
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',') as [RegionCode, string]),
      );
      const changed = await write(tx, names);
      await publish(tx, changed, hash);
      await tx.query(
        `INSERT INTO loaded_file (name, hash) VALUES ('divisions', $1) ON CONFLICT (name) DO UPDATE SET hash = $1, loaded_at = now()`,
        [hash],
      );
      this.log.info({ regions: names.size, changed: changed.length }, 'division codes loaded');
      return changed.length;
    });
  }
}

async function write(tx: Tx, names: ReadonlyMap<RegionCode, string>) {
  const rows = regionRows(names);
  return tx.query<{ code: RegionCode; name: string }>(
    `INSERT INTO region (code, name, level, parent_code, path)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, path = excluded.path WHERE region.path <> excluded.path
     RETURNING code, name`,
    [
      rows.map((row) => row.code),
      rows.map((row) => row.name),
      rows.map((row) => regionLevel(row.code)),
      rows.map((row) => parentRegion(row.code)),
      rows.map((row) => row.path),
    ],
  );
}

/**
 * In batches of one province each, so that an event belongs to a region; shorter codes first, so that the batch that brings a
 * province brings its cities and counties too.
 */
async function publish(tx: Tx, changed: readonly { code: RegionCode; name: string }[], hash: string): Promise<void> {
  const provinces = Map.groupBy(changed, ({ code }) => code.slice(0, 2));
  for (const [province, inProvince] of provinces) {
    const regions = inProvince.toSorted((a, b) => a.code.length - b.code.length);
    const events = [];
    for (let from = 0; from < regions.length; from += BATCH) {
      const batchId = `${hash.slice(0, 16)}-${province}-${from / BATCH}`;
      events.push({ regionCode: province, data: { batchId, regions: regions.slice(from, from + BATCH) } });
    }
    await tx.publishAll(RegionsLoaded, events);
  }
}
