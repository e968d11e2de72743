import { defineMachine, type ActionOf, type LocalDate, type RegionCode, type StateOf } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';

/** What a region does with a document that was sent to it (传达学习). */
export const receiptMachine = defineMachine({
  name: { zh: '文件签收', en: 'Receipt' },
  initial: 'DELIVERED',
  states: {
    DELIVERED: { zh: '待签收', en: 'delivered' },
    SIGNED_FOR: { zh: '已签收', en: 'signed for' },
    STUDIED: { zh: '已学习', en: 'studied' },
  },
  transitions: [
    { from: 'DELIVERED', action: 'SIGN_FOR', to: 'SIGNED_FOR', who: 'tasks:work', zh: '签收' },
    { from: 'SIGNED_FOR', action: 'COMPLETE_STUDY', to: 'STUDIED', who: 'tasks:work', guard: 'study was asked for', zh: '学习完成' },
  ],
});
export type ReceiptStatus = StateOf<typeof receiptMachine>;
export type ReceiptAction = ActionOf<typeof receiptMachine>;

/** A region's receipt for a document that was circulated to it. */
@Entity({ schema: 'campaigns', name: 'document_receipt' })
export class DocumentReceipt {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  /** Who sent it. */
  @Column({ type: 'text', name: 'owner_region_code', collation: 'C' }) ownerRegionCode!: RegionCode;
  /** It is to be studied, too. */
  @Column('boolean') study!: boolean;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text') status!: ReceiptStatus;
  @Column('timestamptz', { name: 'delivered_at' }) deliveredAt!: Date;
  @Column('uuid', { name: 'signed_for_by_id', nullable: true }) signedForById!: string | null;
  @Column('timestamptz', { name: 'signed_for_at', nullable: true }) signedForAt!: Date | null;
  @Column('uuid', { name: 'studied_by_id', nullable: true }) studiedById!: string | null;
  @Column('timestamptz', { name: 'studied_at', nullable: true }) studiedAt!: Date | null;
  /** How it was studied. */
  @Column('text', { nullable: true }) note!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  /** Nothing is owed any more. */
  get complete(): boolean {
    return this.status === 'STUDIED' || (this.status === 'SIGNED_FOR' && !this.study);
  }

  /** @throws RECEIPT_STATUS */
  advance(action: ReceiptAction, personId: string, now: Date, note: string | null): void {
    const to = receiptMachine.next(this.status, action);
    if (to === null || (action === 'COMPLETE_STUDY' && !this.study)) {
      const { zh, en } = receiptMachine.states[this.status];
      const row = receiptMachine.transitions.find((one) => one.action === action)!;
      throw errors.RECEIPT_STATUS({ status: zh, statusEn: en, action: row.zh, actionEn: action.toLowerCase() });
    }
    this.status = to;
    if (action === 'SIGN_FOR') Object.assign(this, { signedForById: personId, signedForAt: now });
    else Object.assign(this, { studiedById: personId, studiedAt: now, note });
  }
}
