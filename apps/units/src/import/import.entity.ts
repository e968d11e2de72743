import type { RegionCode } from '@fire-campaign/domain';
import { uuidv7 } from '@fire-campaign/platform';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { errors } from '../errors.js';
import type { ImportColumn, ImportField } from './columns.js';
import type { FileEncoding } from './encoding.js';
import type { ProblemCode } from './problems.js';

/** Largest file, declared and actual. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
/** Largest chunk: its base64 and the rest of the request stay below the limit of a request. */
export const MAX_CHUNK_BYTES = 1024 * 1024;

/** A file on its way in, chunk by chunk; any replica takes the next one. */
@Entity({ schema: 'units', name: 'upload' })
export class Upload {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  @Column('int', { name: 'size_bytes' }) readonly sizeBytes!: number;
  @Column('int', { name: 'received_bytes' }) receivedBytes!: number;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) readonly createdAt!: Date;

  static of(regionCode: RegionCode, fileName: string, sizeBytes: number): Upload {
    return Object.assign(new Upload(), { id: uuidv7(), regionCode, fileName, sizeBytes, receivedBytes: 0 });
  }

  /** @throws UPLOAD_OFFSET, UPLOAD_TOO_LARGE when more arrives than was declared */
  append(offset: number, length: number): void {
    if (offset !== this.receivedBytes) throw errors.UPLOAD_OFFSET({ expected: this.receivedBytes });
    if (offset + length > this.sizeBytes) throw errors.UPLOAD_TOO_LARGE({ maxMb: MAX_UPLOAD_BYTES >> 20 });
    this.receivedBytes += length;
  }

  /** @throws UPLOAD_INCOMPLETE */
  requireComplete(): void {
    if (this.receivedBytes < this.sizeBytes) throw errors.UPLOAD_INCOMPLETE({ received: this.receivedBytes, size: this.sizeBytes });
  }
}

export type ImportStatus = 'PREVIEWED' | 'COMPLETED' | 'FAILED';

/** What became of a file's rows; before the run, what would become of them. */
export interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly alreadyKnown: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** A file of units, read (PREVIEWED) and taken over (COMPLETED); FAILED when the file as a whole cannot be read. */
@Entity({ schema: 'units', name: 'import' })
export class Import {
  @PrimaryColumn('uuid') readonly id!: string;
  /** Every row must lie in this region. */
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  @Column('uuid', { name: 'upload_id' }) readonly uploadId!: string;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** SHA-256 of the file, hex: what the audit entry of the import vouches for. */
  @Column('text', { name: 'file_digest' }) fileDigest!: string;
  @Column('text', { nullable: true }) encoding!: FileEncoding | null;
  @Column('jsonb') columns!: readonly ImportColumn[];
  @Column('text') status!: ImportStatus;
  @Column('int') rows!: number;
  @Column('int') added!: number;
  @Column('int', { name: 'already_known' }) alreadyKnown!: number;
  @Column('int') duplicates!: number;
  @Column('int') rejected!: number;
  @Column('text', { name: 'actor_id' }) readonly actorId!: string;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) readonly createdAt!: Date;

  static of(upload: Upload, encoding: FileEncoding | null, actorId: string): Import {
    const { id: uploadId, regionCode, fileName } = upload;
    const counts = { rows: 0, added: 0, alreadyKnown: 0, duplicates: 0, rejected: 0 };
    return Object.assign(new Import(), {
      id: uuidv7(),
      uploadId,
      regionCode,
      fileName,
      fileDigest: '',
      encoding,
      columns: [],
      status: 'FAILED',
      ...counts,
      actorId,
    });
  }

  previewed(columns: readonly ImportColumn[], counts: ImportCounts): void {
    Object.assign(this, { status: 'PREVIEWED', columns, ...counts });
  }

  /** @param added how many of the rows that could be added were not known yet */
  complete(added: number): void {
    this.alreadyKnown += this.added - added;
    this.added = added;
    this.status = 'COMPLETED';
  }

  get counts(): ImportCounts {
    const { rows, added, alreadyKnown, duplicates, rejected } = this;
    return { rows, added, alreadyKnown, duplicates, rejected };
  }
}

/** One finding about a row, or about the file (row 1). */
@Entity({ schema: 'units', name: 'import_problem' })
export class ImportProblem {
  @PrimaryColumn('uuid', { name: 'import_id' }) readonly importId!: string;
  /** Order of finding. */
  @PrimaryColumn('int') readonly nth!: number;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: RegionCode;
  /** Line of the file on which the row begins. */
  @Column('int') readonly row!: number;
  @Column('text', { nullable: true }) readonly field!: ImportField | null;
  @Column('text') readonly code!: ProblemCode;
  @Column('text') readonly value!: string;
  @Column('text', { nullable: true }) readonly detail!: string | null;
}
