import { makeLog, platformSettings, readConfig } from '@fire-campaign/platform';
import { kafkaForTests } from '@fire-campaign/testing';
import { transportContract } from '@fire-campaign/testing/transport-contract';
import { connectKafka } from './transport.js';

transportContract('kafka', () => connectKafka(readConfig(platformSettings, { ...kafkaForTests().settings }), makeLog('silent')));
