/**
 * Makes a new service with one noun that works: table, use case, GraphQL, event-free, tested.
 *   npm run generate -- service patrols patrol
 * Afterwards: `npm install`, add it to SERVICES in apps/standalone/src/platform.ts, `npm run generated`.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';

const [kind, service, noun] = process.argv.slice(2);
const target = process.env['GENERATE_ROOT'] ?? join(import.meta.dirname, '..');
if (kind !== 'service' || !/^[a-z]{3,20}$/.test(service ?? '') || !/^[a-z]{3,20}$/.test(noun ?? '')) {
  console.error('usage: npm run generate -- service <name> <noun>   (lower-case letters, e.g. service patrols patrol)');
  process.exit(1);
}
const folder = join(target, 'apps', service!);
if (existsSync(folder)) {
  console.error(`apps/${service} exists already`);
  process.exit(1);
}

const Noun = noun![0]!.toUpperCase() + noun!.slice(1);
const stamp = String(Date.now());

const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(
    {
      name: `@fire-campaign/${service}`,
      version: '0.1.0',
      private: true,
      license: 'Apache-2.0',
      type: 'module',
      description: `Owns ${noun} records`,
      exports: { '.': { '@fire-campaign/source': './src/service.ts', default: './dist/service.js' } },
      scripts: {
        build: `node ../../tools/build.mjs apps/${service}`,
        test: `npm --prefix ../.. run jest -- apps/${service}`,
        lint: 'eslint . --max-warnings 0',
      },
      dependencies: {
        '@fire-campaign/domain': '0.1.0',
        '@fire-campaign/events': '0.1.0',
        '@fire-campaign/kafka': '0.1.0',
        '@fire-campaign/platform': '0.1.0',
        '@nestjs/common': '12.5.1',
        '@nestjs/graphql': '14.0.3',
        typeorm: '1.1.1',
        zod: '4.6.7',
      },
      nx: { tags: ['type:service', `scope:${service}`, 'runtime:node'] },
    },
    null,
    2,
  ),
  'README.md': `# ${service}

Owns ${noun} records. Say here what it decides, its nouns, and the events it sends and reacts to.

Made by the generator: it borrows the rights \`campaigns:read\` and \`campaigns:write\`. Give it its own in
\`libs/domain/src/authority.ts\`.
`,
  'src/main.ts': `import { connectKafka } from '@fire-campaign/kafka';
import { runAlone } from '@fire-campaign/platform';
import { ${service} } from './service.js';

await runAlone(${service}, connectKafka);
`,
  'src/service.ts': `import { sdlUnder, type ServiceDefinition } from '@fire-campaign/platform';
import { Module } from '@nestjs/common';
import { Create${Noun}${stamp} } from './migrations/${stamp}-create-${noun}.js';
import { ${Noun} } from './${noun}/${noun}.entity.js';
import { ${Noun}Resolver } from './${noun}/${noun}.resolver.js';
import { ${Noun}Service } from './${noun}/${noun}.service.js';

@Module({ providers: [${Noun}Service, ${Noun}Resolver] })
class ${Noun}Module {}

export const ${service}: ServiceDefinition = {
  name: '${service}',
  module: ${Noun}Module,
  sdl: sdlUnder(new URL('.', import.meta.url)),
  entities: [${Noun}],
  migrations: [Create${Noun}${stamp}],
  publishes: [],
};
`,
  'src/errors.ts': `import { defineErrors } from '@fire-campaign/platform';

/** Every refusal this service can give. */
export const errors = defineErrors({
  NAME_UNCHANGED: {
    kind: 'invalid',
    field: ['name'],
    zh: '名称“{name}”没有变化。请填写新的名称。',
    en: 'The name "{name}" is the present one. Give a new name.',
  },
});
`,
  [`src/migrations/${stamp}-create-${noun}.ts`]: `import { enableRegionScope } from '@fire-campaign/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** First table of the service; there are no old rows. */
export class Create${Noun}${stamp} implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(\`
      CREATE TABLE ${noun} (
        id uuid PRIMARY KEY,
        region_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        version int NOT NULL
      );
      CREATE INDEX ${noun}_region ON ${noun} (region_code, id);
    \`);
    await db.query(enableRegionScope('${noun}'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE ${noun}');
  }
}
`,
  [`src/${noun}/${noun}.entity.ts`]: `import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { errors } from '../errors.js';

@Entity({ schema: '${service}', name: '${noun}' })
export class ${Noun} {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', name: 'region_code', collation: 'C' }) regionCode!: string;
  @Column('text') name!: string;
  @VersionColumn({ type: 'int' }) version!: number;

  /** @throws NAME_UNCHANGED */
  rename(name: string): void {
    if (name === this.name) throw errors.NAME_UNCHANGED({ name });
    this.name = name;
  }
}
`,
  [`src/${noun}/${noun}.graphql`]: `"${Noun}"
type ${Noun} @key(fields: "id") @access(capability: "campaigns:read") {
  id: ID!
  regionCode: RegionCode!
  name: String!
  version: Int!
}

type ${Noun}Connection {
  nodes: [${Noun}!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

input Create${Noun}Input {
  idempotencyKey: ID!
  regionCode: RegionCode!
  name: String!
}

input Rename${Noun}Input {
  idempotencyKey: ID!
  id: ID!
  expectedVersion: Int!
  name: String!
}

type ${Noun}Payload {
  ${noun}: ${Noun}
  userErrors: [UserError!]!
}

type Query {
  ${noun}(id: ID!): ${Noun} @access(capability: "campaigns:read")
  ${noun}s(regionCode: RegionCode, first: Int, after: String): ${Noun}Connection! @access(capability: "campaigns:read")
}

type Mutation {
  create${Noun}(input: Create${Noun}Input!): ${Noun}Payload! @access(capability: "campaigns:write")
  rename${Noun}(input: Rename${Noun}Input!): ${Noun}Payload! @access(capability: "campaigns:write")
}
`,
  [`src/${noun}/${noun}.service.ts`]: `import { isRegionCode, textProblem } from '@fire-campaign/domain';
import { Database, parseInput, platformErrors, uuidv7, whereInScope, type Actor, type Page, type PageArgs } from '@fire-campaign/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { z } from 'zod';
import { ${Noun} } from './${noun}.entity.js';

const name = z.string().trim().min(1).max(100).refine((text) => textProblem(text) === null);
const createInput = z.object({ idempotencyKey: z.string().min(8).max(100), regionCode: z.string().refine(isRegionCode), name });
const renameInput = z.object({ idempotencyKey: z.string().min(8).max(100), id: z.uuid(), expectedVersion: z.number().int(), name });

@Injectable()
export class ${Noun}Service {
  constructor(private readonly db: Database) {}

  create(actor: Actor, input: z.input<typeof createInput>): Promise<${Noun}> {
    const command = parseInput(createInput, input);
    return this.db.command(actor, 'create${Noun}', command, async (tx) => {
      actor.require('campaigns:write', command.regionCode);
      return tx.save(Object.assign(new ${Noun}(), { id: uuidv7(), regionCode: command.regionCode, name: command.name }));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN, STALE_VERSION, NAME_UNCHANGED */
  rename(actor: Actor, input: z.input<typeof renameInput>): Promise<${Noun}> {
    const command = parseInput(renameInput, input);
    return this.db.command(actor, 'rename${Noun}', command, async (tx) => {
      const ${noun} = await tx.lock(${Noun}, command.id);
      actor.require('campaigns:write', ${noun}.regionCode);
      if (${noun}.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: ${noun}.version });
      ${noun}.rename(command.name);
      return tx.save(${noun});
    });
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<${Noun}[]> {
    return this.db.read(actor, (tx) => tx.manager.findBy(${Noun}, { id: In([...ids]) }));
  }

  list(actor: Actor, regionCode: string | null, page: PageArgs): Promise<Page<${Noun}>> {
    return this.db.page(actor, ${Noun}, ['regionCode', 'id'], page, (query) => whereInScope(query, actor.scopesFor('campaigns:read'), regionCode));
  }
}
`,
  [`src/${noun}/${noun}.resolver.ts`]: `import { CurrentActor, CurrentRequest, payload, type Actor, type RequestContext } from '@fire-campaign/platform';
import { Args, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import type { MutationCreate${Noun}Args, MutationRename${Noun}Args, Query${Noun}Args, Query${Noun}sArgs } from '../schema.generated.js';
import { ${Noun} } from './${noun}.entity.js';
import { ${Noun}Service } from './${noun}.service.js';

@Resolver('${Noun}')
export class ${Noun}Resolver {
  constructor(private readonly ${noun}s: ${Noun}Service) {}

  @Query('${noun}')
  one(@CurrentRequest() request: RequestContext, @Args() { id }: Query${Noun}Args) {
    return this.load(request, id);
  }

  @Query('${noun}s')
  list(@CurrentActor() actor: Actor, @Args() { regionCode, first, after }: Query${Noun}sArgs) {
    return this.${noun}s.list(actor, regionCode ?? null, { first, after });
  }

  @Mutation()
  create${Noun}(@CurrentActor() actor: Actor, @Args() { input }: MutationCreate${Noun}Args) {
    return payload('${noun}', () => this.${noun}s.create(actor, input));
  }

  @Mutation()
  rename${Noun}(@CurrentActor() actor: Actor, @Args() { input }: MutationRename${Noun}Args) {
    return payload('${noun}', () => this.${noun}s.rename(actor, input));
  }

  @ResolveReference()
  byReference({ id }: { id: string }, request: RequestContext) {
    return this.load(request, id);
  }

  private load(request: RequestContext, id: string) {
    return request.loader(${Noun}, (ids) => this.${noun}s.byIds(request.actor, ids)).load(id);
  }
}
`,
  [`src/${noun}/${noun}.service.spec.ts`]: `import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { schemaDrift } from '@fire-campaign/platform';
import { startService, type TestService } from '@fire-campaign/testing';
import { ${service} } from '../service.js';

let app: TestService;
beforeAll(async () => {
  app = await startService(${service});
});
afterAll(() => app.stop());

const create = \`mutation ($input: Create${Noun}Input!) { create${Noun}(input: $input) { ${noun} { id name version } userErrors { code } } }\`;
const one = \`query ($id: ID!) { ${noun}(id: $id) { name } }\`;

describe('${noun}', () => {
  it('is created once per idempotency key and seen in its region only', async () => {
    const nanjing = await app.person('CAMPAIGN_ADMIN', '3201');
    const suzhou = await app.person('CAMPAIGN_ADMIN', '3205');
    const input = { idempotencyKey: 'key-0000-1', regionCode: '320102', name: '甲' };
    const first = await nanjing.ask(create, { input });
    expect(await nanjing.ask(create, { input })).toEqual(first);
    const { id } = first.create${Noun}.${noun};
    expect(await nanjing.ask(one, { id })).toEqual({ ${noun}: { name: '甲' } });
    expect(await suzhou.ask(one, { id })).toEqual({ ${noun}: null });
  });

  it('has tables that equal its entities', async () => {
    expect(await schemaDrift('${service}', ${service}.entities, { connection: app.runtime.owner })).toEqual([]);
  });
});
`,
};

for (const [name, content] of Object.entries(files)) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${content.trimEnd()}\n`);
}
execFileSync(process.execPath, [join(target, 'tools', 'generated.ts'), `--only=${service}`], { cwd: target, stdio: 'inherit' });
execFileSync(
  process.execPath,
  [join(target, 'node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', folder, '--log-level', 'warn'],
  { cwd: target },
);
console.log(
  `apps/${service} is made. Next: npm install; add it to SERVICES in apps/standalone/src/platform.ts; npm run generated; npm run jest -- apps/${service}`,
);
