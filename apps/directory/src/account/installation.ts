import type { Tx } from '@fire-campaign/platform';

/** What one installation keeps for itself; only the service may read it. */
export type InstallationValue = 'token-key' | 'cookie-keys' | 'local-issuer' | 'demo-password';

export async function installed<Value>(tx: Tx, name: InstallationValue): Promise<Value | undefined> {
  const [row] = await tx.query<{ value: Value }>('SELECT value FROM installation WHERE name = $1', [name]);
  return row?.value;
}

/** The kept value; made and kept at the first call. Processes that start together agree on one. */
export async function installOnce<Value>(tx: Tx, name: InstallationValue, make: () => Promise<Value>): Promise<Value> {
  const kept = await installed<Value>(tx, name);
  if (kept !== undefined) return kept;
  await tx.query('INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, JSON.stringify(await make())]);
  return (await installed<Value>(tx, name))!;
}

export async function install(tx: Tx, name: InstallationValue, value: unknown): Promise<void> {
  await tx.query('INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2', [
    name,
    JSON.stringify(value),
  ]);
}
