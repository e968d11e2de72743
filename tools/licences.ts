/** Fails when a run-time dependency carries a licence that is not OSI-approved, or none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OSI = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'PostgreSQL',
  'Unlicense',
  'Python-2.0',
  'MPL-2.0',
  'MIT-0',
  'Artistic-2.0',
  'Zlib',
]);
/** Packages whose package.json names no licence but whose LICENSE file does. */
const CHECKED_BY_HAND = new Map([
  ['busboy', 'MIT'],
  ['streamsearch', 'MIT'],
]);

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { dev?: boolean; link?: boolean; optional?: boolean; license?: string }>;
};

const allowed = (expression: string): boolean => {
  const text = expression.replace(/^\((.*)\)$/, '$1');
  if (text.includes(' OR ')) return text.split(' OR ').some(allowed);
  return text.split(' AND ').every((licence) => OSI.has(licence.trim()));
};

const refused: string[] = [];
let count = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path.includes('node_modules/') || entry.dev === true || entry.link === true) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  count += 1;
  const licence = entry.license ?? CHECKED_BY_HAND.get(name) ?? 'none';
  if (!allowed(licence)) refused.push(`${name}: ${licence}`);
}
if (refused.length > 0) {
  console.error(`not OSI-approved:\n  ${refused.join('\n  ')}`);
  process.exit(1);
}
console.log(`${count} run-time packages, all OSI-approved`);
