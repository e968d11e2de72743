/**
 * Everything that is generated and committed: resolver types per service, the supergraph, the printed state machines.
 *   npm run generated            writes them
 *   npm run generated -- --check fails when one is stale (CI)
 */
import { existsSync, readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { codegen } from '@graphql-codegen/core';
import * as typescriptPlugin from '@graphql-codegen/typescript';
import { SCHEMA_HEADER, sdlUnder } from '@fire-campaign/platform';
import { composeServices } from '@theguild/federation-composition';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';

const root = join(import.meta.dirname, '..');

/** Apps that have SDL files: the subgraphs. */
export function subgraphs(): readonly { readonly name: string; readonly sdl: string }[] {
  return readdirSync(join(root, 'apps'))
    .sort()
    .map((name) => ({ name, src: join(root, 'apps', name, 'src') }))
    .filter(({ src }) => existsSync(src))
    .map(({ name, src }) => ({ name, sdl: sdlUnder(pathToFileURL(`${src}/`)) }))
    .filter(({ sdl }) => sdl !== '')
    .map(({ name, sdl }) => ({ name, sdl: `${SCHEMA_HEADER}\n${sdl}` }));
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
  const result = composeServices(
    subgraphs().map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}.internal/graphql` })),
  );
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new Error(`the subgraphs do not compose:\n${result.errors.map((error) => `  ${error.message}`).join('\n')}`);
  }
  return `${result.supergraphSdl}\n`;
}

/** The services' state machines as the code has them. */
async function stateMachines(): Promise<string> {
  const { SERVICES } = await import('@fire-campaign/standalone');
  const sections = SERVICES.flatMap(({ name: service, machines = [] }) =>
    machines.map(({ name, markdown }) => `## ${name.zh} ${name.en} (${service})\n\n${markdown()}`),
  );
  return `# State machines\n\nPrinted from the code by \`npm run generated\`: who may do what in which state, and what must hold.\n\n${sections.join('\n\n').trim()}\n`;
}

/** Path and wanted content of every generated file. */
async function generatedFiles(): Promise<readonly { readonly path: string; readonly content: string }[]> {
  const files: { path: string; content: string }[] = [];
  for (const { name, sdl } of subgraphs()) files.push({ path: `apps/${name}/src/schema.generated.ts`, content: await resolverTypes(sdl) });
  files.push({ path: 'apps/gateway/supergraph.graphql', content: supergraph() });
  files.push({ path: 'docs/state-machines.md', content: await stateMachines() });
  return files;
}

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
if (only !== undefined) {
  const subgraph = subgraphs().find(({ name }) => name === only);
  if (subgraph === undefined) throw new Error(`no SDL under apps/${only}/src`);
  writeFileSync(join(root, `apps/${only}/src/schema.generated.ts`), await resolverTypes(subgraph.sdl));
} else if (import.meta.main) {
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const { path, content } of await generatedFiles()) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    stale.push(path);
    if (!check) writeFileSync(file, content);
  }
  if (check && stale.length > 0) {
    console.error(`stale, run \`npm run generated\` and commit:\n  ${stale.join('\n  ')}`);
    process.exit(1);
  }
  console.log(stale.length === 0 ? 'generated files are fresh' : `written: ${stale.join(', ')}`);
  process.exit(0);
}
