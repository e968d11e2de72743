import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monthly orders: what each region has to do of a target in a month. */
export class CreateTaskOrders1700000362000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE task_order (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        campaign_id uuid NOT NULL REFERENCES campaign (id),
        target_id uuid NOT NULL REFERENCES target (id),
        month text NOT NULL,
        quantity double precision NOT NULL,
        basis jsonb NOT NULL,
        due_on date NOT NULL,
        issued_by_id uuid NOT NULL,
        issued_at timestamptz NOT NULL,
        achieved double precision,
        closed_at timestamptz,
        version int NOT NULL,
        UNIQUE (target_id, region_code, month)
      );
      CREATE INDEX task_order_region ON task_order (region_code, id);
      CREATE INDEX task_order_campaign ON task_order (campaign_id, month, region_code);
      CREATE INDEX task_order_open ON task_order (due_on) WHERE closed_at IS NULL;
    `);
    await db.query(enableRegionScope('task_order'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE task_order`);
  }
}
