// The golden events of the published contract: what every consumer must read, and what it must refuse.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decode, InvalidEvent, UnreadableRecord, validate, type KafkaRecord } from '@fire-campaign/partner-sdk';

interface Golden {
  readonly name: string;
  readonly record: KafkaRecord;
  readonly expect: { readonly unreadable?: string; readonly invalid?: string };
}

const folder = join(process.env['FC_SCHEMAS'] || join(import.meta.dirname, '../../events/schemas'), '../golden');

for (const file of ['public.json', 'unreadable.json']) {
  for (const { name, record, expect } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden[]) {
    test(`${file}: ${name}`, () => {
      const read = () => validate(decode(record));
      const refusal = (kind: typeof UnreadableRecord | typeof InvalidEvent, part: string) => (error: unknown) =>
        error instanceof kind && error.message.includes(part);
      if (expect.unreadable !== undefined) assert.throws(read, refusal(UnreadableRecord, expect.unreadable));
      else if (expect.invalid !== undefined) assert.throws(read, refusal(InvalidEvent, expect.invalid));
      else assert.deepEqual(read(), expect);
    });
  }
}
