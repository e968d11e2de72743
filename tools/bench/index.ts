/**
 * Figures as ratios against a peer in the same run. The last line is one JSON object `{bench, ratios, absolute}`.
 *   npm run bench -- gateway | startup | import [--record]
 */
import { build } from '../build.mjs';
import { record } from './record.ts';

export interface Figures {
  readonly ratios: Readonly<Record<string, number>>;
  readonly absolute: Readonly<Record<string, number>>;
}

await build();
const benches: Readonly<Record<string, () => Promise<Figures>>> = {
  gateway: async () => (await import('./gateway.ts')).gatewayBench(),
  startup: async () => (await import('./startup.ts')).startupBench(),
  import: async () => (await import('./import.ts')).importBench(),
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
