import { citedNumbers, parseDocumentNumber, type LocalDate, type RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import {
  awaitedMachine,
  documentMachine,
  numberKey,
  type AwaitedStatus,
  type DocumentAction,
  type DocumentKind,
  type DocumentStatus,
  type IssuingLevel,
} from './document.rules.js';

/** What a register says of a document. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly title: string;
  /** As it was written. */
  readonly number: string | null;
  readonly issuer: string;
  readonly level: IssuingLevel;
  readonly issuedOn: LocalDate;
  readonly receivedOn: LocalDate | null;
  readonly publishedOn: LocalDate | null;
  readonly summary: string | null;
  readonly deadline: LocalDate | null;
  readonly campaignId: string | null;
  readonly derivedFromIds: string[];
}

/** An entry of a region's register of documents (文件登记). */
@Entity({ schema: 'campaigns', name: 'document' })
export class Document {
  @PrimaryColumn('uuid') id!: string;
  /** Whose register it is in. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') kind!: DocumentKind;
  @Column('text') title!: string;
  /** 文号: as the standard writes it when it can be read, else as it was given. */
  @Column('text', { nullable: true }) number!: string | null;
  /** See `numberKey`; null when there is no number or it cannot be read. */
  @Column('text', { name: 'number_key', nullable: true }) numberKey!: string | null;
  @Column('text') issuer!: string;
  @Column('text') level!: IssuingLevel;
  /** 成文日期 */
  @Column('date', { name: 'issued_on' }) issuedOn!: LocalDate;
  /** 收文日期 */
  @Column('date', { name: 'received_on', nullable: true }) receivedOn!: LocalDate | null;
  /** 发布日期 */
  @Column('date', { name: 'published_on', nullable: true }) publishedOn!: LocalDate | null;
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('date', { nullable: true }) deadline!: LocalDate | null;
  /** Documents and meetings that it comes from. */
  @Column('uuid', { name: 'derived_from_ids', array: true }) derivedFromIds!: string[];
  /** Numbers of other documents in its title and summary. */
  @Column('text', { name: 'cited_numbers', array: true }) citedNumbers!: string[];
  @Column('text') status!: DocumentStatus;
  /** 拟办意见, or what the last step said. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid', { name: 'registered_by_id' }) registeredById!: string;
  @Column('date', { name: 'registered_on' }) registeredOn!: LocalDate;
  @VersionColumn({ type: 'int' }) version!: number;

  static register(regionCode: RegionCode, facts: DocumentFacts, personId: string, today: LocalDate): Document {
    const document = new Document();
    Object.assign(document, { id: uuidv7(), regionCode, status: documentMachine.initial, note: null });
    Object.assign(document, { registeredById: personId, registeredOn: today });
    document.write(facts);
    return document;
  }

  /** @throws DOCUMENT_DATES */
  write(facts: DocumentFacts): void {
    const { issuedOn, receivedOn, publishedOn, deadline } = facts;
    if ([receivedOn, publishedOn, deadline].some((day) => day !== null && day < issuedOn)) throw errors.DOCUMENT_DATES({ issuedOn });
    const parsed = facts.number === null ? null : parseDocumentNumber(facts.number);
    Object.assign(this, { ...facts, number: parsed?.text ?? facts.number, numberKey: numberKey(facts.number, facts.issuer) });
    this.citedNumbers = citedNumbers(`${facts.title}\n${facts.summary ?? ''}`).map(({ text }) => text);
  }

  /** @throws DOCUMENT_STATUS, DOCUMENT_NOTE */
  advance(action: DocumentAction, note: string | null): void {
    const to = documentMachine.next(this.status, action);
    if (to === null) {
      const { zh, en } = documentMachine.states[this.status];
      const row = documentMachine.transitions.find((one) => one.action === action)!;
      throw errors.DOCUMENT_STATUS({ status: zh, statusEn: en, action: row.zh, actionEn: action.toLowerCase() });
    }
    if (note === null && (action === 'PROPOSE' || action === 'ANSWER')) throw errors.DOCUMENT_NOTE();
    this.status = to;
    this.note = note ?? this.note;
  }
}

/** A document that was announced and is not issued yet (待发文件). */
@Entity({ schema: 'campaigns', name: 'awaited_document' })
export class AwaitedDocument {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('text') title!: string;
  /** Its number, where it is already known. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text') issuer!: string;
  @Column('text') level!: IssuingLevel;
  /** Last day on which it is still expected. */
  @Column('date', { name: 'expected_by' }) expectedBy!: LocalDate;
  /** The document or meeting in which it was announced. */
  @Column('uuid', { name: 'announced_in_id', nullable: true }) announcedInId!: string | null;
  @Column('text') status!: AwaitedStatus;
  /** What arrived. */
  @Column('uuid', { name: 'document_id', nullable: true }) documentId!: string | null;
  /** Why it is no longer awaited. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'noted_by_id' }) notedById!: string;
  @Column('date', { name: 'noted_on' }) notedOn!: LocalDate;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws AWAITED_STATUS */
  arrive(documentId: string): void {
    this.move('ARRIVE');
    this.documentId = documentId;
  }

  /** @throws AWAITED_STATUS */
  withdraw(reason: string): void {
    this.move('WITHDRAW');
    this.reason = reason;
  }

  private move(action: 'ARRIVE' | 'WITHDRAW'): void {
    const to = awaitedMachine.next(this.status, action);
    const { zh, en } = awaitedMachine.states[this.status];
    if (to === null) throw errors.AWAITED_STATUS({ status: zh, statusEn: en });
    this.status = to;
  }
}
