import type { RegionCode } from '@fire-campaign/domain';
import type { DocumentHead, ItemKind, NoticeDraft } from '@fire-campaign/notices';
import { Column, CreateDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { Coverage, ItemLink, ItemQuestion, ItemStatus, ItemValue, NoticeStatus, PublishedAs, ReviewAction } from './notice.rules.js';
import { noticeItemMachine, noticeMachine } from './notice.rules.js';

/** The draft as the grammar gave it, without the text: what a later version of the document is compared with. */
export type StoredDraft = Omit<NoticeDraft, 'text' | 'document'>;

/** An official notice that somebody handed in, and the draft read from it. Nothing in it binds anybody. */
@Entity({ schema: 'campaigns', name: 'notice' })
export class Notice {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text', { name: 'file_name' }) fileName!: string;
  /** What the bytes are, whatever the name says. */
  @Column('text') format!: 'TEXT' | 'HTML' | 'DOCX' | 'PDF';
  @Column('text') sha256!: string;
  @Column('int', { name: 'size_bytes' }) sizeBytes!: number;
  @Column('jsonb') head!: DocumentHead;
  @Column('jsonb', { select: false }) draft!: StoredDraft;
  @Column('jsonb') coverage!: Coverage;
  @Column('text') status!: NoticeStatus;
  @Column('text', { name: 'published_as', nullable: true }) publishedAs!: PublishedAs | null;
  @Column('uuid', { name: 'published_by_id', nullable: true }) publishedById!: string | null;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('uuid', { name: 'template_id', nullable: true }) templateId!: string | null;
  @Column('uuid', { name: 'created_by_id' }) createdById!: string;
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws NOTICE_PUBLISHED */
  requireOpen(): void {
    if (this.status !== 'OPEN') throw errors.NOTICE_PUBLISHED();
  }

  /** @throws NOTICE_PUBLISHED */
  publish(as: PublishedAs, personId: string, made: { readonly campaignId: string | null; readonly templateId: string | null }): void {
    const to = noticeMachine.next(this.status, 'PUBLISH');
    if (to === null) throw errors.NOTICE_PUBLISHED();
    this.status = to;
    this.publishedAs = as;
    this.publishedById = personId;
    this.campaignId = made.campaignId;
    this.templateId = made.templateId;
  }
}

/** The original file of a notice and the text taken out of it, in which all places count. */
@Entity({ schema: 'campaigns', name: 'notice_file' })
export class NoticeFile {
  @PrimaryColumn('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('bytea') bytes!: Buffer;
  @Column('text') text!: string;
}

/** One thing that a notice tells, with the sentence it comes from, and what people made of it. */
@Entity({ schema: 'campaigns', name: 'notice_draft_item' })
export class NoticeItem {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  /** Place in the order of the text, from 1; parts of a split item share their origin's. */
  @Column('int') ordinal!: number;
  @Column('text') kind!: ItemKind;
  /** The grammar's own id: the same passage of the same section bears it in a later version of the document, too. */
  @Column('text', { name: 'read_as' }) readAs!: string;
  /** Section numbers from the top: 三/(一)/1. */
  @Column('text') path!: string;
  @Column('jsonb') value!: ItemValue;
  @Column('text') quote!: string;
  @Column('int', { name: 'span_start' }) spanStart!: number;
  @Column('int', { name: 'span_end' }) spanEnd!: number;
  @Column('int', { nullable: true }) page!: number | null;
  @Column('int', { nullable: true }) paragraph!: number | null;
  @Column('text') rule!: string;
  @Column('double precision') confidence!: number;
  @Column('jsonb') questions!: ItemQuestion[];
  @Column('jsonb', { nullable: true }) link!: ItemLink | null;
  @Column('text') status!: ItemStatus;
  @Column('uuid', { name: 'merged_into_id', nullable: true }) mergedIntoId!: string | null;
  @Column('uuid', { name: 'split_from_id', nullable: true }) splitFromId!: string | null;
  @VersionColumn({ type: 'int' }) version!: number;

  get decided(): boolean {
    return this.status !== 'PROPOSED';
  }
  get confirmed(): boolean {
    return this.status === 'ACCEPTED' || this.status === 'EDITED';
  }

  /** @throws ITEM_STATUS */
  move(action: 'ACCEPT' | 'EDIT' | 'DROP' | 'MERGE' | 'SPLIT'): void {
    const to = noticeItemMachine.next(this.status, action);
    if (to === null) {
      const { zh, en } = noticeItemMachine.states[this.status];
      const row = noticeItemMachine.transitions.find((transition) => transition.action === action)!;
      throw errors.ITEM_STATUS({ status: zh, statusEn: en, action: row.zh, actionEn: action.toLowerCase() });
    }
    this.status = to;
  }
}

/** Who decided what of an item, from which sentence. Never changed. */
@Entity({ schema: 'campaigns', name: 'notice_review' })
export class NoticeReview {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  @Column('text') action!: ReviewAction;
  @Column('text', { name: 'status_before' }) statusBefore!: ItemStatus;
  @Column('text', { name: 'status_after' }) statusAfter!: ItemStatus;
  @Column('jsonb', { name: 'value_before' }) valueBefore!: ItemValue;
  @Column('jsonb', { name: 'value_after' }) valueAfter!: ItemValue;
  @Column('text') quote!: string;
  /** The answer given, where a question was answered. */
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { name: 'reviewed_by_id' }) reviewedById!: string;
  @Column('timestamptz', { name: 'reviewed_at' }) reviewedAt!: Date;
}
