import { Injectable } from '@nestjs/common';
import { Database, parseInput, type Actor } from '@fire-campaign/platform';
import { z } from 'zod';
import { errors } from '../errors.js';
import type { AppendUploadInput, CreateUploadInput } from '../schema.generated.js';
import { idempotencyKey, text } from '../text.js';
import { regionCode } from '../unit/unit.input.js';
import { MAX_CHUNK_BYTES, MAX_UPLOAD_BYTES, Upload } from './import.entity.js';

const createUploadInput = z.object({ idempotencyKey, regionCode, fileName: text(200), sizeBytes: z.int().min(1) });
const appendUploadInput = z.object({ idempotencyKey, uploadId: z.uuid(), offset: z.int().min(0), contentBase64: z.string() });

/** Receives files in chunks, kept in the database so that any replica can go on. */
@Injectable()
export class UploadService {
  constructor(private readonly db: Database) {}

  /** @throws UPLOAD_TOO_LARGE, UPLOAD_TYPE, UNKNOWN_REGION */
  create(actor: Actor, input: CreateUploadInput): Promise<Upload> {
    const command = parseInput(createUploadInput, input);
    return this.db.command(actor, 'createUpload', command, async (tx) => {
      actor.require('units:import', command.regionCode);
      if (command.sizeBytes > MAX_UPLOAD_BYTES) throw errors.UPLOAD_TOO_LARGE({ maxMb: MAX_UPLOAD_BYTES >> 20 });
      if (!/\.(csv|txt)$/i.test(command.fileName)) throw errors.UPLOAD_TYPE();
      const known = await tx.query('SELECT 1 FROM region WHERE code = $1', [command.regionCode]);
      if (known.length === 0) throw errors.UNKNOWN_REGION({ regionCode: command.regionCode });
      // What nobody came back for within a week makes room.
      await tx.query(`DELETE FROM staged_unit USING import i WHERE import_id = i.id AND i.created_at < now() - interval '7 days'`);
      await tx.query(`DELETE FROM upload WHERE created_at < now() - interval '7 days'`);
      return tx.save(Upload.of(command.regionCode, command.fileName, command.sizeBytes));
    });
  }

  /** @throws NOT_FOUND, CHUNK_INVALID, UPLOAD_OFFSET, UPLOAD_TOO_LARGE */
  append(actor: Actor, input: AppendUploadInput): Promise<Upload> {
    const command = parseInput(appendUploadInput, input);
    const bytes = Buffer.from(command.contentBase64, 'base64');
    const whole = /^[A-Za-z0-9+/]*={0,2}$/.test(command.contentBase64) && command.contentBase64.length === Math.ceil(bytes.length / 3) * 4;
    if (!whole || bytes.length === 0 || bytes.length > MAX_CHUNK_BYTES) throw errors.CHUNK_INVALID();
    return this.db.command(actor, 'appendUpload', command, async (tx) => {
      const upload = await tx.lock(Upload, command.uploadId);
      actor.require('units:import', upload.regionCode);
      upload.append(command.offset, bytes.length);
      await tx.query('INSERT INTO upload_chunk (upload_id, start, region_code, bytes) VALUES ($1, $2, $3, $4)', [
        upload.id,
        command.offset,
        upload.regionCode,
        bytes,
      ]);
      return tx.save(upload);
    });
  }
}
