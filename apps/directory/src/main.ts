import { runAlone } from '@fire-campaign/platform';
import { directory } from './service.js';

await runAlone(directory);
