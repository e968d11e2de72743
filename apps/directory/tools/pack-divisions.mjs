// Packs division codes into the one file that the service ships: sorted lines `code,name`, gzip.
//   node apps/directory/tools/pack-divisions.mjs <province-city-county.csv> <town.csv> <village.csv>
// Provinces, cities and counties of the whole country; towns and villages only of the provinces below.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DETAILED = ['15', '21', '32'];
const PARENT_LENGTH = { 2: 0, 4: 2, 6: 4, 9: 6, 12: 9 };

const [countyFile, townFile, villageFile] = process.argv.slice(2);
if (villageFile === undefined) {
  console.error('usage: pack-divisions.mjs <province-city-county.csv> <town.csv> <village.csv>');
  process.exit(2);
}

const rows = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const detailed = ([code]) => DETAILED.some((province) => code.startsWith(province));
const divisions = new Map(
  [...rows(countyFile), ...rows(townFile).filter(detailed), ...rows(villageFile).filter(detailed)].map(([code, name]) => [code, name]),
);

for (const [code, name] of divisions) {
  const parent = code.slice(0, PARENT_LENGTH[code.length]);
  if (name.trim() === '' || !/^\d+$/.test(code) || !(code.length in PARENT_LENGTH)) throw new Error(`bad row: ${code},${name}`);
  if (parent !== '' && !divisions.has(parent)) throw new Error(`${code} ${name} has no parent ${parent}`);
}

const text = [...divisions]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map((pair) => pair.join(','))
  .join('\n');
writeFileSync(new URL('../src/region/divisions.csv.gz', import.meta.url), gzipSync(`code,name\n${text}\n`, { level: 9 }));
console.log(`${divisions.size} divisions`);
