import { Injectable } from '@nestjs/common';
import { RegionsLoaded, type EventData } from '@fire-campaign/events';
import { ReactsTo, type Tx } from '@fire-campaign/platform';

/** Keeps the codes and names of regions: which codes exist, and what import files call them. */
@Injectable()
export class RegionConsumer {
  @ReactsTo(RegionsLoaded)
  async onLoaded({ regions }: EventData<typeof RegionsLoaded>, tx: Tx): Promise<void> {
    await tx.query(
      `INSERT INTO region (code, name) SELECT DISTINCT ON (code) code, name FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS r(code, name, nth)
       ORDER BY code, nth DESC
       ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE region.name <> excluded.name`,
      [regions.map((region) => region.code), regions.map((region) => region.name)],
    );
  }
}
