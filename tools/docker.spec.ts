import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { platformSettings, readConfig } from '@fire-campaign/platform';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly depends_on?: object | readonly string[];
  readonly healthcheck?: object;
}
const compose = parse(text('docker/compose.yml'), { merge: true }) as { readonly services: Readonly<Record<string, ComposeService>> };
const ours = Object.entries(compose.services).filter(([, { command }]) => command !== undefined);
type Variables = Readonly<Record<string, string | undefined>>;
const DEMO: Variables = parseEnv(text('docker/demo.env'));
/** `${NAME:-default}` and `${NAME:?message}` as compose fills them, from the inside out. @throws Error where it refuses */
function filled(value: string, variables: Variables = DEMO): string {
  const next = value.replace(/\$\{(\w+)(?::([-?])([^{}]*))?\}/g, (_, name: string, operator?: string, rest = '') => {
    if (operator === '?' && !variables[name]) throw new Error(rest);
    return variables[name] || rest;
  });
  return next === value ? value : filled(next, variables);
}
const settingsOf = ({ environment }: ComposeService, variables: Variables) =>
  readConfig(platformSettings, Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value, variables)])));

/** What runs as a process of its own: not the console, which the gateway serves, and not all of them in one. */
const APPS = readdirSync(join(root, 'apps')).filter((name) => name !== 'standalone' && name !== 'console');
const SERVICES = APPS.filter((name) => name !== 'gateway');

describe('docker/compose.yml', () => {
  it('follows the Compose Specification', () => {
    const ajv = new Ajv2020({ strict: false, formats: { duration: true, subnet_ip_address: true } });
    const valid = ajv.compile(JSON.parse(text('docker/compose-spec.schema.json')) as object);
    const check = (document: unknown) =>
      valid(document) ? [] : valid.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
    expect(check(compose)).toEqual([]);
    expect(check({ services: { units: { imagee: 'x' } } })).not.toEqual([]);
  });

  it('runs every service and the gateway, each by its own name, beside PostgreSQL and Kafka', () => {
    expect(ours.map(([name]) => name).sort()).toEqual([...APPS].sort());
    for (const [name, { command }] of ours) expect(command).toEqual([name]);
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['postgres', 'kafka']));
  });

  it.each(ours)('gives %s settings that it knows and that are usable', (name, { environment }) => {
    expect(Object.keys(environment).filter((name) => !(name in platformSettings))).toEqual([]);
    expect(settingsOf(compose.services[name]!, DEMO).FC_MODE).toBe('demo');
  });

  it('knows no password of its own, and is in production mode unless told otherwise', () => {
    const passwords = { POSTGRES_PASSWORD: 'one', SERVICE_PASSWORD: 'two' };
    for (const missing of Object.keys(passwords)) {
      const used = text('docker/compose.yml').match(new RegExp(`\\$\\{?${missing}[^}]*\\}?`, 'g'))!;
      for (const use of used) expect(() => filled(use, { ...passwords, [missing]: '' })).toThrow(`set ${missing}`);
    }
    for (const [name, service] of ours) {
      const { FC_MODE, DATABASE_URL, FC_OWNER_DATABASE_URL } = settingsOf(service, passwords);
      expect(FC_MODE).toBe('production');
      if (name === 'gateway') continue;
      expect(DATABASE_URL).toBe(`postgres://fc_${name}:two@postgres:5432/fire_campaign`);
      expect(FC_OWNER_DATABASE_URL).toBe('postgres://fire_campaign:one@postgres:5432/fire_campaign');
    }
  });

  it.each([
    [{}, undefined, 'http://directory:4000/oidc/jwks'],
    [{ FC_OIDC_ISSUER: 'https://id.example.cn' }, 'https://id.example.cn', 'https://id.example.cn/jwks'],
    [{ FC_OIDC_ISSUER: 'https://id.example.cn', FC_OIDC_JWKS_URL: 'http://id/keys' }, 'https://id.example.cn', 'http://id/keys'],
  ])('hands the issuer %j and its keys to everybody', (variables, issuer, keys) => {
    for (const [, service] of ours)
      expect(settingsOf(service, { ...DEMO, ...variables })).toMatchObject({ FC_OIDC_ISSUER: issuer, FC_OIDC_JWKS_URL: keys });
  });

  it('lets each service sign in to the database as its own role, which the database has', () => {
    const roles = text('docker/create-roles.sh');
    const created = /for service in (.*); do/.exec(roles)![1]!.split(' ').sort();
    expect(created).toEqual([...SERVICES].sort());
    for (const name of SERVICES) expect(new URL(filled(compose.services[name]!.environment['DATABASE_URL']!)).username).toBe(`fc_${name}`);
  });

  it('tells the gateway where every service is', () => {
    const addresses = compose.services['gateway']!.environment['FC_SUBGRAPHS']!.split(',').map((entry) => entry.trim());
    expect(addresses.sort()).toEqual(SERVICES.map((name) => `${name}=http://${name}:4000/graphql`).sort());
  });

  it('publishes each port once, on loopback', () => {
    const published = Object.values(compose.services).flatMap(({ ports = [] }) => ports);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    const taken = published.map((port) => port.split(':')[1]);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('pins every image and starts nothing before what it needs', () => {
    for (const [name, { image, depends_on = {} }] of Object.entries(compose.services)) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:\d+\.\d+(\.\d+)?$/)]);
      const needed = Array.isArray(depends_on) ? (depends_on as string[]) : Object.keys(depends_on);
      for (const other of needed) expect(Object.keys(compose.services)).toContain(other);
    }
  });

  it('takes the Kafka that the specs run against', () => {
    expect(compose.services['kafka']!.image).toBe(
      `apache/kafka:${/<kafka.version>(.+)<\/kafka.version>/.exec(text('tools/kafka/pom.xml'))![1]}`,
    );
  });
});

describe('docker/Dockerfile', () => {
  const lines = text('docker/Dockerfile').replace(/\\\n/g, ' ').split('\n');
  const all = (instruction: string) =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

  it('builds in a stage of its own, on the Node the project runs on', () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: Record<string, string> };
    expect(all('FROM')).toEqual([
      `node:${devDependencies['node']}-bookworm-slim AS build`,
      `node:${devDependencies['node']}-bookworm-slim`,
    ]);
    expect(lines.join('\n')).toContain('npm prune --omit=dev');
  });

  it('does not run as root, and is alive when it answers', () => {
    expect(all('USER')).toEqual(['node']);
    expect(lines.findIndex((line) => line.startsWith('USER '))).toBeLessThan(lines.findIndex((line) => line.startsWith('ENTRYPOINT ')));
    expect(all('HEALTHCHECK').join()).toContain('/livez');
  });

  it('leaves what is built here, data, passwords and history out of the build', () => {
    const ignored = text('docker/Dockerfile.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', '**/.env', '.git', '.data']));
  });
});
