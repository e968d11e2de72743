import { connectKafka } from '@fire-campaign/kafka';
import { runAlone } from '@fire-campaign/platform';
import { directory } from './service.js';

await runAlone(directory, connectKafka);
