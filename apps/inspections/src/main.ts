import { connectKafka } from '@fire-campaign/kafka';
import { runAlone } from '@fire-campaign/platform';
import { inspections } from './service.js';

await runAlone(inspections, connectKafka);
