/**
 * Everything that is generated and committed: resolver types per service, the supergraph, the console's documents, the printed
 * state machines, the published event contract.
 *   npm run generated                      writes them
 *   npm run generated -- --only=events     writes the event contract alone; a service's name, its resolver types
 *   npm run generated -- --check           fails when one is stale, or when an event no longer fits its last release (CI)
 *   npm run generated -- --release 1.1.0   freezes the event contract as a released version, and writes them
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { codegen } from '@graphql-codegen/core';
import * as typescriptPlugin from '@graphql-codegen/typescript';
import { sdlUnder, subgraphSdl } from '@fire-campaign/platform';
import { composeServices } from '@theguild/federation-composition';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { consoleDocuments } from './console-documents.ts';
import { eventContract, freezeRelease, OWNED_FOLDERS } from './events/index.ts';
import { partnerSdkEvents } from './events/partner-sdk.ts';

const root = join(import.meta.dirname, '..');

/** Apps that have SDL files: the subgraphs. */
export function subgraphs(): readonly { readonly name: string; readonly sdl: string }[] {
  return readdirSync(join(root, 'apps'))
    .sort()
    .map((name) => ({ name, src: join(root, 'apps', name, 'src') }))
    .filter(({ src }) => existsSync(src))
    .map(({ name, src }) => ({ name, sdl: sdlUnder(pathToFileURL(`${src}/`)) }))
    .filter(({ sdl }) => sdl !== '')
    .map(({ name, sdl }) => ({ name, sdl: subgraphSdl({ name, sdl }) }));
}

async function resolverTypes(sdl: string): Promise<string> {
  const schema = parse(printSchema(lexicographicSortSchema(buildSubgraphSchema(parse(sdl)))));
  const types = await codegen({
    filename: 'schema.generated.ts',
    schema,
    documents: [],
    plugins: [{ typescript: {} }],
    pluginMap: { typescript: typescriptPlugin },
    config: {
      enumsAsTypes: true,
      immutableTypes: true,
      skipTypename: true,
      useTypeImports: true,
      maybeValue: 'T | null',
      scalars: {
        ID: 'string',
        DateTime: 'string',
        LocalDate: 'string',
        RegionCode: 'string',
        CreditCode: 'string',
        Percent: 'number',
        _Any: 'unknown',
        federation__FieldSet: 'string',
      },
    },
  });
  return `// Generated from the service's .graphql files by \`npm run generated\`.\n${types}\n`;
}

/** @throws Error listing why the subgraphs do not fit together */
export function supergraph(): string {
  return compose().supergraph;
}

function compose(): { readonly supergraph: string; readonly publicSdl: string } {
  const result = composeServices(
    subgraphs().map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}.internal/graphql` })),
  );
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new Error(`the subgraphs do not compose:\n${result.errors.map((error) => `  ${error.message}`).join('\n')}`);
  }
  return { supergraph: `${result.supergraphSdl}\n`, publicSdl: result.publicSdl! };
}

/** The services' state machines as the code has them. */
async function stateMachines(): Promise<string> {
  const { SERVICES } = await import('@fire-campaign/standalone');
  const sections = SERVICES.flatMap(({ name: service, machines = [] }) =>
    machines.map(({ name, markdown }) => `## ${name.zh} ${name.en} (${service})\n\n${markdown()}`),
  );
  return `# State machines\n\nPrinted from the code by \`npm run generated\`: who may do what in which state, and what must hold.\n\n${sections.join('\n\n').trim()}\n`;
}

interface GeneratedFile {
  readonly path: string;
  /** Null for a file that must not be there. */
  readonly content: string | null;
}

/** The published event contract, and the types that the partner kit makes of it. */
async function contractFiles(): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  const contract = eventContract(root);
  for (const { path, content } of contract.files) {
    files.push({ path, content: await format(content, { ...(await resolveConfig(join(root, path))), filepath: path }) });
  }
  const wanted = new Set(files.map(({ path }) => path));
  for (const folder of OWNED_FOLDERS.filter((name) => existsSync(join(root, name)))) {
    const present = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    for (const path of present.map((name) => `${folder}/${name}`)) if (!wanted.has(path)) files.push({ path, content: null });
  }
  files.push({ path: 'libs/partner-sdk/src/events.generated.ts', content: partnerSdkEvents(contract.schemas) });
  return files;
}

/** Path and wanted content of every generated file. */
async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const { name, sdl } of subgraphs()) files.push({ path: `apps/${name}/src/schema.generated.ts`, content: await resolverTypes(sdl) });
  const graph = compose();
  const documents = await consoleDocuments(root, graph.publicSdl);
  files.push({ path: 'apps/gateway/supergraph.graphql', content: graph.supergraph });
  files.push({ path: 'apps/gateway/documents.json', content: documents.trusted });
  files.push({ path: 'apps/console/src/graphql.generated.ts', content: documents.types });
  files.push({ path: 'docs/state-machines.md', content: await stateMachines() });
  files.push(...(await contractFiles()));
  return files;
}

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
if (only === 'events') {
  await update(await contractFiles(), true);
} else if (only !== undefined) {
  const subgraph = subgraphs().find(({ name }) => name === only);
  if (subgraph === undefined) throw new Error(`no SDL under apps/${only}/src`);
  writeFileSync(join(root, `apps/${only}/src/schema.generated.ts`), await resolverTypes(subgraph.sdl));
} else if (import.meta.main) {
  const check = process.argv.includes('--check');
  const release = process.argv.indexOf('--release');
  let stale = await update(await generatedFiles(), !check);
  const { breaks } = eventContract(root);
  if (breaks.length > 0) {
    console.error(`those who built on the released event contract could no longer read it:\n  ${breaks.join('\n  ')}`);
    process.exit(1);
  }
  if (check && stale.length > 0) {
    console.error(`stale, run \`npm run generated\` and commit:\n  ${stale.join('\n  ')}`);
    process.exit(1);
  }
  if (release !== -1) {
    try {
      freezeRelease(root, process.argv[release + 1] ?? '');
    } catch (error) {
      console.error((error as Error).message);
      process.exit(1);
    }
    stale = [...stale, ...(await update(await generatedFiles(), true))];
  }
  console.log(stale.length === 0 ? 'generated files are fresh' : `written: ${stale.join(', ')}`);
  process.exit(0);
}

/** @returns the paths of files that are not as they should be, or were not before they were written */
async function update(files: readonly GeneratedFile[], write: boolean): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { path, content } of files) {
    const file = join(root, path);
    if ((existsSync(file) ? readFileSync(file, 'utf8') : null) === content) continue;
    stale.push(path);
    if (!write) continue;
    mkdirSync(dirname(file), { recursive: true });
    if (content === null) rmSync(file);
    else writeFileSync(file, content);
  }
  return stale;
}
