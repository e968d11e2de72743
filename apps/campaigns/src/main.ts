import { connectKafka } from '@fire-campaign/kafka';
import { runAlone } from '@fire-campaign/platform';
import { campaigns } from './service.js';

await runAlone(campaigns, connectKafka);
