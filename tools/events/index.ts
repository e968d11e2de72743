/** The published contract (`docs/events`), generated from the contracts in `libs/events`. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApi } from './asyncapi.ts';
import { breakingChanges, type SchemaFiles } from './compatibility.ts';
import { INBOUND, PUBLIC, UNREADABLE } from './golden.ts';
import { handbook } from './handbook.ts';
import { eventSchemas, type EventSchemas, type Schema } from './schemas.ts';

const FOLDER = 'docs/events';

export interface Contract {
  /** Path below the root and content, not yet formatted. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly schemas: EventSchemas;
  /** What would break those who built on the last release, as sentences. */
  readonly breaks: readonly string[];
}

/** @param root of the repository, which holds the released versions */
export function eventContract(root: string): Contract {
  const schemas = eventSchemas();
  const now = schemaFiles(schemas);
  const release = releases(root).at(-1) ?? null;
  const released = release === null ? new Map<string, Schema>() : readRelease(root, release);
  const same = release !== null && JSON.stringify(sorted(now)) === JSON.stringify(sorted(released));
  const version = same ? release : `${nextMinor(release ?? '0.0.0')}-next`;
  const json = (value: unknown) => JSON.stringify(value, null, 2);
  return {
    schemas,
    breaks: release === null ? [] : breakingChanges(release, released, now),
    files: [
      { path: `${FOLDER}/README.md`, content: handbook(schemas, version) },
      { path: `${FOLDER}/asyncapi.yaml`, content: asyncApi(schemas, version) },
      ...[...now].map(([file, schema]) => ({ path: `${FOLDER}/schemas/${file}.json`, content: json(schema) })),
      { path: `${FOLDER}/golden/public.json`, content: json(PUBLIC) },
      { path: `${FOLDER}/golden/unreadable.json`, content: json(UNREADABLE) },
      { path: `${FOLDER}/golden/inbound.json`, content: json(INBOUND) },
    ],
  };
}

/** Generated folders in which nothing else may lie. */
export const OWNED_FOLDERS = [`${FOLDER}/schemas`, `${FOLDER}/golden`];

/**
 * Freezes the generated schemas as a released version.
 * @throws Error when the version is not one above the last
 */
export function freezeRelease(root: string, version: string): void {
  const last = releases(root).at(-1) ?? '0.0.0';
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`a version is three numbers, such as ${nextMinor(last)}`);
  if (compareVersions(version, last) <= 0) throw new Error(`${last} is released already; the next version is ${nextMinor(last)}`);
  cpSync(join(root, FOLDER, 'schemas'), join(root, FOLDER, 'released', version), { recursive: true });
}

function schemaFiles({ published, inbound, internal }: EventSchemas): SchemaFiles {
  return new Map([
    ...[...published, ...inbound].map(({ name, schema }) => [name, schema] as const),
    ...internal.map(({ name, schema }) => [`internal/${name}`, schema] as const),
  ]);
}

/** Released versions, oldest first. */
function releases(root: string): readonly string[] {
  const folder = join(root, FOLDER, 'released');
  return existsSync(folder) ? readdirSync(folder).sort(compareVersions) : [];
}

function readRelease(root: string, version: string): SchemaFiles {
  const folder = join(root, FOLDER, 'released', version);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema]));
}

const sorted = (files: SchemaFiles) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));
const numbers = (version: string) => version.split('.').map(Number) as [number, number, number];
const nextMinor = (version: string) => `${numbers(version)[0]}.${numbers(version)[1] + 1}.0`;

function compareVersions(one: string, other: string): number {
  const [a, b] = [numbers(one), numbers(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
