import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gates and evaluations ask what a campaign was owed, also what was done; the other indexes hold what is open. */
export class FindDutiesByCampaign1700000342000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX obligation_of_campaign ON obligation (campaign_id, kind) WHERE campaign_id IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX obligation_of_campaign`);
  }
}
