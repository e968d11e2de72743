import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '@fire-campaign/testing/sign-in';
import { temporaryDirectory } from '../temporary.ts';
import { median, round } from './statistics.ts';
import type { Figures } from './index.ts';

const PORT = 4790;
const ROUNDS = 3;
const root = join(import.meta.dirname, '..', '..');

/**
 * From the start of the process to the first answered query with a built tree: with a new data directory (initdb, migrations,
 * division codes, demo data) and with a warm one; and the resident memory of the process, PostgreSQL apart.
 */
export async function startupBench(): Promise<Figures> {
  const cold: number[] = [];
  const warm: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const data = temporaryDirectory('startup');
    cold.push(await firstAnswer(data.path, memory));
    warm.push(await firstAnswer(data.path, memory));
    data.remove();
    console.log(
      `round ${round + 1}: new data ${cold.at(-1)!.toFixed(2)} s, warm ${warm.at(-1)!.toFixed(2)} s, memory ${Math.max(...memory).toFixed(0)} MB`,
    );
  }
  return {
    ratios: {
      coldOfLimit12s: round(median(cold) / 12),
      warmOfLimit5s: round(median(warm) / 5),
      memoryOfLimit450MB: round(Math.max(...memory) / 450),
    },
    absolute: { coldSeconds: round(median(cold), 2), warmSeconds: round(median(warm), 2), residentMB: round(Math.max(...memory), 0) },
  };
}

async function firstAnswer(data: string, memory: number[]): Promise<number> {
  const startedAt = performance.now();
  const platform = spawn(process.execPath, [join(root, 'apps/standalone/dist/main.js')], {
    env: { PATH: process.env['PATH'], FC_PORT: String(PORT), FC_DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await ready(platform);
  const [, username, password] = /^ {2}(js-viewer)\s+(\S+)/m.exec(output)!;
  const { accessToken } = await signIn({
    issuer: `http://localhost:${PORT}/oidc`,
    clientId: 'cli',
    username: username!,
    password: password!,
  });
  const response = await fetch(`http://localhost:${PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ query: '{ units(first: 1) { nodes { id name } } }' }),
  });
  const answer = (await response.json()) as { data?: { units: { nodes: unknown[] } } };
  if (answer.data?.units === undefined) throw new Error(`the first query was not answered: ${JSON.stringify(answer)}`);
  const seconds = (performance.now() - startedAt) / 1000;
  const status = readFileSync(`/proc/${platform.pid}/status`, 'utf8');
  memory.push(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024);
  const ended = new Promise((resolve) => platform.once('exit', resolve));
  platform.kill('SIGTERM');
  await ended;
  return seconds;
}

function ready(platform: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    platform.stdout!.on('data', (chunk) => {
      output += String(chunk);
      if (/^Ready /m.test(output)) resolve(output);
    });
    platform.once('exit', (code) => reject(new Error(`the platform ended with ${code}:\n${output}`)));
  });
}
