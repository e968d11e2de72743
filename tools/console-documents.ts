/** The console's GraphQL operations: typed documents for its pages, and the list of trusted documents that the gateway knows by hash. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTypenameSelectionDocumentTransform, preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, parse, type DocumentNode } from 'graphql';

const SCALARS = {
  ID: 'string',
  DateTime: 'string',
  LocalDate: 'string',
  RegionCode: 'string',
  CreditCode: 'string',
  Percent: 'number',
};

/**
 * @param publicSdl the composed graph as clients see it
 * @returns the content of each file
 * @throws Error when an operation does not fit the graph
 */
export async function consoleDocuments(root: string, publicSdl: string): Promise<{ readonly types: string; readonly trusted: string }> {
  const source = join(root, 'apps/console/src');
  const documents = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.gql'))
    .sort()
    .map((name) => ({ location: name, rawSDL: readFileSync(join(source, name), 'utf8') }))
    .map(({ location, rawSDL }) => ({ location, rawSDL, document: parse(rawSDL) }));
  const schema: DocumentNode = parse(publicSdl);
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: 'console/',
    schema,
    schemaAst: buildASTSchema(schema),
    documents,
    config: { scalars: SCALARS, useTypeImports: true, immutableTypes: true, enumType: 'string-literal' },
    presetConfig: {
      fragmentMasking: false,
      persistedDocuments: { hashAlgorithm: (text: string) => createHash('sha256').update(text).digest('hex') },
      skipIndexFile: true,
    },
    plugins: [],
    pluginMap: {},
    documentTransforms: [{ name: 'typename', transformObject: addTypenameSelectionDocumentTransform, config: {} }],
  } as never);
  const content = new Map<string, string>();
  await Promise.all(sections.map(async (section) => content.set(section.filename, await codegen(section))));
  const trusted = content.get('console/persisted-documents.json')!;
  return { types: withTexts(content.get('console/graphql.ts')!, JSON.parse(trusted) as Record<string, string>), trusted: `${trusted}\n` };
}

/** The generated types, with each operation as its text in place of its tree; fragments stand in the operations that use them. */
function withTexts(types: string, texts: Readonly<Record<string, string>>): string {
  const lines = types.split('\n').flatMap((line) => {
    if (/^import .*TypedDocumentNode/.test(line)) return `import { document } from './document';`;
    const [, name, hash, typed] =
      /^export const (\w+) = \{"__meta__":\{"hash":"(\w+)"\}.* as unknown as DocumentNode<(.*)>;$/.exec(line) ?? [];
    if (name !== undefined) return `export const ${name} = document<${typed}>('${hash}', ${JSON.stringify(texts[hash!])});`;
    return /^export const \w+ = \{.* as unknown as DocumentNode</.test(line) ? [] : line;
  });
  return `// Generated from the console's .gql files by \`npm run generated\`.\n${lines.join('\n')}\n`;
}
