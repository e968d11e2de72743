import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Kafka, type Consumer, type ConsumerRunConfig, type EachBatchPayload } from 'kafkajs';
import { consume, type PublicEvent } from './index.js';

afterEach(() => void jest.restoreAllMocks());

/** kafkajs without a broker: tells of fetches and assignments as kafkajs does and hands batches over. */
async function withoutBroker(handler: (event: PublicEvent) => Promise<void>) {
  const events = new EventEmitter();
  let run!: ConsumerRunConfig;
  const fake = {
    on: (name: string, listener: (event: object) => void) => events.on(name, listener),
    connect: async () => {},
    subscribe: async () => {},
    run: async (config: ConsumerRunConfig) => void (run = config),
    disconnect: async () => {},
  };
  jest.spyOn(Kafka.prototype, 'consumer').mockReturnValue(fake as unknown as Consumer);
  const consumption = await consume({
    brokers: ['kafka1:9093'],
    group: 'partner.x.y',
    topics: ['fc.pub.inspections.hazard.v1'],
    handler,
    deadLetter: async ({ reason }) => {
      throw new Error(reason);
    },
  });
  const resolved: string[] = [];
  return {
    consumption,
    resolved,
    tell: (name: 'fetch_start' | 'group_join' | 'rebalancing', payload: object = {}) => events.emit(`consumer.${name}`, { payload }),
    take: (messages: readonly object[]) =>
      run.eachBatch!({
        batch: { topic: 'fc.pub.inspections.hazard.v1', partition: 0, messages },
        heartbeat: async () => {},
        isRunning: () => true,
        isStale: () => false,
        resolveOffset: (offset: string) => void resolved.push(offset),
        uncommittedOffsets: () => ({ topics: [] }),
        commitOffsetsIfNecessary: async () => {},
      } as unknown as EachBatchPayload),
  };
}

function closure(offset: string) {
  const data = { hazardId: randomUUID(), unitId: randomUUID(), regionCode: '320102', dueOn: '2026-04-30', closedOn: '2026-04-01' };
  const headers = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_source: 'urn:fire-campaign:inspections',
    ce_type: 'fc.inspections.hazard.closed.v1',
    ce_time: '2026-04-02T01:00:00.000Z',
    ce_regioncode: '320102',
    ce_sequence: '1',
  };
  return { offset, key: Buffer.from(data.hazardId), value: Buffer.from(JSON.stringify(data)), headers };
}

describe('an assignment that arrives while brokers are answering', () => {
  it('drops what was fetched under the one before, which comes again after an orderly one', async () => {
    const handled: string[] = [];
    let during = () => {};
    const { consumption, resolved, tell, take } = await withoutBroker(async ({ key }) => {
      handled.push(key);
      during();
    });
    const [atWork, behind, queued] = [closure('7'), closure('8'), closure('9')];
    tell('group_join');
    for (const nodeId of [1, 2]) tell('fetch_start', { nodeId });
    during = () => tell('group_join');
    const joinsAnew = expect.objectContaining({ name: 'KafkaJSProtocolError', type: 'REBALANCE_IN_PROGRESS' }); // what kafkajs obeys
    await expect(take([atWork, behind])).rejects.toEqual(joinsAnew);
    await expect(take([queued])).rejects.toEqual(joinsAnew);
    expect([handled, resolved]).toEqual([[atWork.key.toString()], []]);

    during = () => {};
    tell('rebalancing');
    tell('group_join');
    await take([atWork, behind, queued]);
    expect(resolved).toEqual(['7', '8', '9']);
    expect(handled).toEqual([atWork, behind, queued].map(({ key }) => key.toString()));
    expect(consumption.counts).toEqual({ handled: 3, duplicates: 1, skipped: 0, deadLetters: 0 });
    await consumption.stop();
  });

  it('drops nothing when the only broker made kafkajs join anew', async () => {
    const { consumption, resolved, tell, take } = await withoutBroker(async () => {});
    tell('group_join');
    tell('fetch_start', { nodeId: 1 });
    tell('group_join');
    await take([closure('7')]);
    expect(resolved).toEqual(['7']);
    await consumption.stop();
  });
});
