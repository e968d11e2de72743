import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { murmur2, partitionOf } from './partition.js';

describe('the partition of a key', () => {
  it.each([
    // From the tests of Apache Kafka, UtilsTest.testMurmur2.
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ])('hashes %s as the clients in Java do', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('is the one that kafkajs chooses', () => {
    const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({ partitionId, leader: 1 }) as PartitionMetadata);
    const theirs = Partitioners.DefaultPartitioner();
    for (let length = 0; length < 300; length += 1) {
      const args = { topic: 't', partitionMetadata, message: { key: randomBytes(length), value: '' } };
      expect(partitionOf(args)).toBe(theirs(args));
    }
  });
});
