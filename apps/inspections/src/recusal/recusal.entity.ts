import type { RegionCode } from '@fire-campaign/domain';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { errors } from '../errors.js';

/**
 * An inspector who must not inspect a unit (回避), in force until withdrawn.
 * @source 行政处罚法(2021)第四十三条
 */
@Entity({ schema: 'inspections', name: 'recusal' })
export class Recusal {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'inspector_id' }) readonly inspectorId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text') readonly reason!: string;
  @Column('text', { name: 'declared_by' }) readonly declaredBy!: string;
  @CreateDateColumn({ type: 'timestamptz', name: 'declared_at' }) readonly declaredAt!: Date;
  @Column('date', { name: 'withdrawn_on', nullable: true }) withdrawnOn!: string | null;

  /** @throws RECUSAL_WITHDRAWN */
  withdraw(today: string): void {
    if (this.withdrawnOn !== null) throw errors.RECUSAL_WITHDRAWN({ day: this.withdrawnOn });
    this.withdrawnOn = today;
  }
}
