import { connectKafka } from '@fire-campaign/kafka';
import { runAlone } from '@fire-campaign/platform';
import { insights } from './service.js';

await runAlone(insights, connectKafka);
