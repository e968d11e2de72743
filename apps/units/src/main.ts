import { connectKafka } from '@fire-campaign/kafka';
import { runAlone } from '@fire-campaign/platform';
import { units } from './service.js';

await runAlone(units, connectKafka);
