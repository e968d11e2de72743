import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as events from '@fire-campaign/events';
import type { EventContract } from '@fire-campaign/events';
import {
  Clock,
  InProcessTransport,
  makeLog,
  platformSettings,
  prepareService,
  readConfig,
  TokenVerifier,
  type RunningService,
} from '@fire-campaign/platform';
import { SERVICES } from '@fire-campaign/standalone';
import { createDatabase, TEST_ISSUER } from '@fire-campaign/testing';
import { temporaryDirectory } from './temporary.js';

const root = join(import.meta.dirname, '..');

interface Package {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags: readonly string[] };
}
const readPackage = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;

/** Folders of the projects below `workspace`, e.g. `apps/units`. */
const projectFolders = (workspace: string) =>
  ['apps', 'libs'].flatMap((group) =>
    readdirSync(join(workspace, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(join(workspace, folder, 'package.json'))),
  );

describe('a copy of the workspace', () => {
  const copy = temporaryDirectory('workspace');
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, args, {
      cwd: copy.path,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NX_DAEMON: 'false', GENERATE_ROOT: copy.path },
      maxBuffer: 64 * 2 ** 20,
    });
  const bin = (path: string) => join(root, 'node_modules', path);

  /** The installed packages; the workspace's own are those of the copy. */
  function link(): void {
    const modules = join(copy.path, 'node_modules');
    mkdirSync(join(modules, '@fire-campaign'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name === '@fire-campaign' || (name.startsWith('.') && name !== '.bin')) continue;
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    for (const folder of projectFolders(copy.path))
      symlinkSync(join(copy.path, folder), join(modules, readPackage(join(copy.path, folder)).name));
  }

  beforeAll(async () => {
    for (const entry of readdirSync(root, { withFileTypes: true })) {
      if (entry.isDirectory() && !['apps', 'libs', 'tools'].includes(entry.name)) continue;
      const filter = (path: string) => !/\/(dist|node_modules)$/.test(path);
      cpSync(join(root, entry.name), join(copy.path, entry.name), { recursive: true, filter });
    }
    link();
    await run('tools/build.mjs');
    await run('tools/generate.ts', 'service', 'patrols', 'patrol');
    symlinkSync(join(copy.path, 'apps/patrols'), join(copy.path, 'node_modules/@fire-campaign/patrols')); // as `npm install` does
    await run(bin('nx/dist/bin/nx.js'), 'graph', '--file', join(copy.path, 'graph.json'));
  }, 120_000);
  afterAll(() => copy.remove());

  describe('has a generated service that needs no touch', () => {
    it('passes lint', async () => {
      await run(bin('eslint/bin/eslint.js'), 'apps/patrols', '--max-warnings', '0');
    }, 60_000);

    it('is formatted', async () => {
      await run(bin('prettier/bin/prettier.cjs'), '--check', 'apps/patrols');
    });

    it('passes the compiler', async () => {
      const config = join(copy.path, 'tsconfig.patrols.json');
      writeFileSync(config, JSON.stringify({ extends: './tsconfig.base.json', include: ['apps/patrols/src/**/*.ts'] }));
      await run(bin('typescript/bin/tsc'), '-p', config);
    }, 120_000);

    it('passes its own spec', async () => {
      const { stderr } = await run('tools/jest.mjs', '--ci', 'apps/patrols');
      expect(stderr).toMatch(/Tests: +2 passed, 2 total/);
    }, 120_000);
  });

  describe('keeps its module boundaries', () => {
    const FORBIDDEN = [
      ['apps/units/src/unit/x.ts', '@fire-campaign/campaigns'],
      ['apps/units/src/unit/x.ts', '../../../campaigns/src/service.js'],
      ['apps/units/src/unit/x.ts', '@fire-campaign/standalone'],
      ['apps/patrols/src/x.ts', '@fire-campaign/units'],
      ['apps/gateway/src/x.ts', '@fire-campaign/units'],
      ['apps/units/src/unit/x.ts', 'kafkajs'],
      ['libs/platform/src/x.ts', 'kafkajs'],
      ['libs/domain/src/x.ts', '@nestjs/common'],
      ['libs/domain/src/x.ts', 'typeorm'],
      ['libs/domain/src/x.ts', '@fire-campaign/platform'],
      ['libs/draw/src/x.ts', '@fire-campaign/platform'],
      ['libs/events/src/x.ts', '@fire-campaign/platform'],
      ['libs/partner-sdk/src/x.ts', '@fire-campaign/events'],
      ['libs/partner-sdk/src/x.ts', '@fire-campaign/domain'],
      ['libs/platform/src/x.ts', '@fire-campaign/units'],
      ['libs/testing/src/x.ts', '@fire-campaign/units'],
      ['apps/console/src/x.ts', '@fire-campaign/units'],
      ['apps/console/src/x.tsx', '@fire-campaign/platform'],
      ['libs/ui/src/x.tsx', '@fire-campaign/platform'],
      ['apps/units/src/unit/x.ts', '@fire-campaign/ui'],
    ] as const;
    const ALLOWED = [
      ['apps/standalone/src/x.ts', '@fire-campaign/units'],
      ['apps/units/src/unit/x.ts', '@fire-campaign/platform'],
      ['apps/units/src/unit/x.spec.ts', '@fire-campaign/testing'],
      ['libs/platform/src/x.ts', '@fire-campaign/events'],
      ['libs/kafka/src/x.ts', 'kafkajs'],
      ['apps/console/src/x.tsx', '@fire-campaign/ui'],
      ['libs/ui/src/x.tsx', '@fire-campaign/domain'],
    ] as const;
    /** Rules broken by `file` importing `target`. */
    let broken: ReadonlyMap<string, readonly string[]>;

    beforeAll(async () => {
      const script = `
        import { ESLint } from 'eslint';
        const eslint = new ESLint();
        const broken = [];
        for (const [file, target] of ${JSON.stringify([...FORBIDDEN, ...ALLOWED])}) {
          const [{ messages }] = await eslint.lintText(\`import * as x from '\${target}';\\nexport const y = x;\\n\`, { filePath: file });
          broken.push([\`\${file} \${target}\`, messages.map((message) => message.ruleId)]);
        }
        console.log(JSON.stringify(broken));`;
      writeFileSync(join(copy.path, 'boundaries.mjs'), script);
      broken = new Map(JSON.parse((await run('boundaries.mjs')).stdout) as [string, string[]][]);
    }, 60_000);

    it.each(FORBIDDEN)('%s may not import %s', (file, target) => {
      expect(broken.get(`${file} ${target}`)).toEqual(['@nx/enforce-module-boundaries']);
    });
    it.each(ALLOWED)('%s may import %s', (file, target) => {
      expect(broken.get(`${file} ${target}`)).toEqual([]);
    });
  });
});

describe('the packages', () => {
  const folders = projectFolders(root);
  const packages = ['.', ...folders].map((folder) => ({ folder, ...readPackage(join(root, folder)) }));
  const own = new Map(packages.map(({ name, version }) => [name, version]));
  const wanted = packages.flatMap(({ folder, dependencies, devDependencies, overrides }) =>
    [dependencies, devDependencies, overrides].flatMap((list) =>
      Object.entries(list ?? {}).map(([name, version]) => ({ folder, name, version })),
    ),
  );

  it.each(folders)('%s carries a type that has a boundary, where it runs, and its scope', (folder) => {
    const { tags } = readPackage(join(root, folder)).nx!;
    const [group, name] = folder.split('/') as ['apps' | 'libs', string];
    const withBoundary = [...readFileSync(join(root, 'eslint.config.mjs'), 'utf8').matchAll(/may\('(type:\w+)'/g)].map(
      (match) => match[1]!,
    );
    const [type, ...others] = tags.filter((tag) => tag.startsWith('type:'));
    expect(others).toEqual([]);
    expect(withBoundary).toContain(type);
    expect(type === 'type:service').toBe(SERVICES.some((service) => service.name === name));
    expect(tags.filter((tag) => tag.startsWith('runtime:'))).toEqual([expect.stringMatching(/^runtime:(node|browser|any)$/)]);
    expect(tags.filter((tag) => tag.startsWith('scope:'))).toEqual(group === 'apps' ? [`scope:${name}`] : []);
  });

  it('pin every version', () => {
    expect(wanted.filter(({ name, version }) => !own.has(name) && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(wanted.filter(({ name, version }) => own.has(name) && own.get(name) !== version)).toEqual([]);
  });

  it('agree on each version', () => {
    const versions = Map.groupBy(wanted, ({ name }) => name);
    expect([...versions.values()].filter((list) => new Set(list.map(({ version }) => version)).size > 1)).toEqual([]);
  });

  it('come from whichever registry npm is set to: the lock file names none', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { resolved?: string }> };
    const resolved = Object.values(lock.packages).flatMap((entry) => entry.resolved ?? []);
    expect(resolved.filter((address) => !/^(apps|libs)\/[a-z-]+$/.test(address))).toEqual([]);
  });
});

describe('the events', () => {
  const contracts = [...events.EVENTS.values()];
  const nameOf = ({ type, version }: Pick<EventContract, 'type' | 'version'>) => `${type} v${version}`;
  const published = SERVICES.flatMap((service) => service.publishes.map((contract) => ({ service: service.name, contract })));

  it('are found', () => expect(contracts.length).toBeGreaterThan(10));

  it.each(contracts.map((contract) => [nameOf(contract), contract] as const))('%s is published by its service', (_, contract) => {
    const publishers = published.filter((entry) => entry.contract === contract).map(({ service }) => service);
    expect(publishers).toEqual([contract.type.split('.')[0]]);
  }); // prettier-ignore

  it('have names of their own', () => {
    expect(new Set(contracts.map(nameOf)).size).toBe(contracts.length);
    expect(published.filter(({ contract }) => !contracts.includes(contract))).toEqual([]);
  });

  it('that a service reacts to are published by one', async () => {
    const database = await createDatabase();
    const types = new Set([...published.map(({ contract }) => contract.type), ...Object.keys(events.INBOUND)]);
    const services: RunningService[] = [];
    try {
      for (const definition of SERVICES) {
        services.push(
          await prepareService(definition, {
            config: readConfig(platformSettings, { FC_POOL_SIZE: '2' }),
            owner: database.connection,
            connectionFor: (service) => ({ ...database.connection, user: `fc_${service}` }),
            transport: new InProcessTransport(),
            verifier: new TokenVerifier(TEST_ISSUER, 'urn:fire-campaign:api', new URL(`${TEST_ISSUER}/jwks`)),
            clock: new Clock(),
            log: makeLog('silent'),
            issuer: TEST_ISSUER,
          }),
        );
      }
      for (const { definition, consumer } of services) {
        expect(consumer.types.size).toBeGreaterThan(0);
        expect([definition.name, [...consumer.types].filter((type) => !types.has(type))]).toEqual([definition.name, []]);
      }
    } finally {
      for (const service of services) await service.stop();
      await database.drop();
    }
  }, 60_000);
});
