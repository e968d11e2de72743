/**
 * Figures as ratios against a peer in the same run. The last line is one JSON object `{bench, ratios, absolute}`.
 *   npm run bench -- gateway | startup | import | notices | events | campaign [--record]
 */
import { campaignBench } from './campaign.ts';
import { eventsBench } from './events.ts';
import { gatewayBench } from './gateway.ts';
import { importBench } from './import.ts';
import { noticesBench } from './notices.ts';
import { record } from './record.ts';
import { startupBench } from './startup.ts';

export interface Figures {
  readonly ratios: Readonly<Record<string, number>>;
  readonly absolute: Readonly<Record<string, number>>;
}

const benches: Readonly<Record<string, () => Promise<Figures>>> = {
  gateway: gatewayBench,
  startup: startupBench,
  import: importBench,
  notices: noticesBench,
  events: eventsBench,
  campaign: campaignBench,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(1);
}
const { ratios, absolute } = await bench();
if (process.argv.includes('--record')) record(name, { ratios, absolute });
console.log(JSON.stringify({ bench: name, ratios, absolute }));
process.exit(0);
