import { Injectable } from '@nestjs/common';
import { PartnerChanged, type EventData } from '@fire-campaign/events';
import { ReactsTo, type Tx } from '@fire-campaign/platform';

/** Keeps the projection of partners: the highest version stays. */
@Injectable()
export class PartnerConsumer {
  @ReactsTo(PartnerChanged)
  async onChanged(partner: EventData<typeof PartnerChanged>, tx: Tx): Promise<void> {
    const { partnerId, code, name, regionCode, status, writes, keys, version } = partner;
    await tx.query(
      `INSERT INTO partner (id, code, name, region_code, status, writes, keys, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, region_code = excluded.region_code, status = excluded.status, writes = excluded.writes,
             keys = excluded.keys, version = excluded.version
         WHERE partner.version < excluded.version`,
      [partnerId, code, name, regionCode, status, writes, JSON.stringify(keys), version],
    );
  }
}
