// Prints phase transitions and hazard closures until stopped; with the argument `doctor`, checks connection and rights.
import { appendFile } from 'node:fs/promises';
import { connectionFromEnvironment, consume, doctor, type DeadLetter, type PublicEvent } from '@fire-campaign/partner-sdk';

const group = process.env['FC_KAFKA_GROUP'];
if (!group) throw new Error('缺少环境变量 FC_KAFKA_GROUP · FC_KAFKA_GROUP is missing');
const options = {
  ...connectionFromEnvironment(process.env),
  group,
  topics: ['fc.pub.campaigns.phase.v1', 'fc.pub.inspections.hazard.v1'],
};

if (process.argv[2] === 'doctor') {
  const findings = await doctor(options);
  for (const { ok, text } of findings) console.log(ok ? '✓' : '✗', text);
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
} else {
  const consumption = await consume({ ...options, handler: print, deadLetter: keep });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void consumption.stop());
  await consumption.done;
  const { handled, duplicates, skipped, deadLetters } = consumption.counts;
  console.error(`handled ${handled}, duplicates ${duplicates}, skipped ${skipped}, dead letters ${deadLetters}`);
}

async function print(event: PublicEvent): Promise<void> {
  const about = `${event.time} ${event.regionCode} ${event.type} ${event.key}`;
  switch (event.type) {
    case 'campaigns.phase.transitioned':
      console.log(`${about} ${event.data.phase} ${event.data.from} -> ${event.data.to}`);
      break;
    case 'inspections.hazard.closed':
      console.log(`${about} closed ${event.data.closedOn}, due ${event.data.dueOn}`);
      break;
    default: // others on the same topics
  }
}

async function keep({ topic, partition, offset, reason, record }: DeadLetter): Promise<void> {
  const letter = { topic, partition, offset, reason, key: record.key?.toString(), value: record.value?.toString('base64') };
  await appendFile(process.env['FC_DEAD_LETTERS'] || 'dead-letters.ndjson', `${JSON.stringify(letter)}\n`);
}
