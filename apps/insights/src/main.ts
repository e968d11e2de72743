import { runAlone } from '@fire-campaign/platform';
import { insights } from './service.js';

await runAlone(insights);
