import { createHash } from 'node:crypto';
import { Actor, type Database, type Tx } from '@fire-campaign/platform';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';

/** What is as good as a password is kept by its hash: who reads the table can sign in with none of it. */
const BEARER = new Set(['AuthorizationCode', 'RefreshToken']);

interface Row {
  readonly payload: AdapterPayload;
  readonly consumed_at: Date | null;
}

/** Keeps one kind of the sign-in's records (session, code, refresh token, …) in PostgreSQL. */
export class OidcStore implements Adapter {
  private readonly system = Actor.system('directory');

  constructor(
    private readonly model: string,
    private readonly db: Database,
  ) {}

  async upsert(id: string, { jti, ...payload }: AdapterPayload, expiresIn = 86_400): Promise<void> {
    const stored = this.bearer ? payload : { jti, ...payload };
    await this.change(
      `INSERT INTO oidc_payload (model, id, payload, uid, grant_id, expires_at) VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (model, id) DO UPDATE SET payload = $3, uid = $4, grant_id = $5, expires_at = excluded.expires_at`,
      [this.key(id), JSON.stringify(stored), payload.uid ?? null, payload.grantId ?? null, expiresIn],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.findBy('id = $2', this.key(id), this.bearer ? id : undefined);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findBy('uid = $2', uid);
  }

  /** No client may use the device flow, which alone has user codes. */
  async findByUserCode(): Promise<undefined> {}

  /** @throws InvalidGrant when somebody else used the code or token first */
  async consume(id: string): Promise<void> {
    const used = await this.change(
      `WITH used AS (UPDATE oidc_payload SET consumed_at = now() WHERE model = $1 AND id = $2 AND consumed_at IS NULL RETURNING 1) SELECT * FROM used`,
      [this.key(id)],
    );
    if (used.length === 0) throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.change('DELETE FROM oidc_payload WHERE model = $1 AND id = $2', [this.key(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.change('DELETE FROM oidc_payload WHERE model = $1 AND grant_id = $2', [grantId]);
  }

  private get bearer(): boolean {
    return BEARER.has(this.model);
  }

  private key(id: string): string {
    return this.bearer ? createHash('sha256').update(id).digest('base64url') : id;
  }

  private async findBy(condition: string, value: string, jti?: string): Promise<AdapterPayload | undefined> {
    const read = (tx: Tx) =>
      tx.query<Row>(`SELECT payload, consumed_at FROM oidc_payload WHERE model = $1 AND ${condition} AND expires_at > now()`, [
        this.model,
        value,
      ]);
    const [row] = await this.db.read(this.system, read);
    if (row === undefined) return undefined;
    return {
      ...row.payload,
      ...(jti === undefined ? {} : { jti }),
      ...(row.consumed_at === null ? {} : { consumed: Math.floor(row.consumed_at.getTime() / 1000) }),
    };
  }

  private change(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    return this.db.transaction(this.system, 'signIn', (tx) => tx.query(sql, [this.model, ...parameters]));
  }
}

/** Removes what nobody can use any more. */
export async function removeExpired(db: Database): Promise<void> {
  await db.transaction(Actor.system('directory'), 'signIn', (tx) => tx.query('DELETE FROM oidc_payload WHERE expires_at < now()'));
}
