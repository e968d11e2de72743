import { shanghaiDay, type LocalDate, type Role } from '@fire-campaign/domain';
import { GrantChanged, PersonChanged } from '@fire-campaign/events';
import { createRemoteJWKSet, errors as joseErrors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Actor } from './actor.js';
import type { PlatformConfig } from './config.js';
import type { Database } from './database.js';
import { platformErrors } from './errors.js';
import type { EventReaction } from './events/consumer.js';

/** Who signed in, as the issuer says; what they may do is the directory's business. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** How long a token counts as valid without another look at the issuer's keys. */
const TRUSTED_MS = 30_000;
const TRUSTED_TOKENS = 10_000;

/** Verifies access tokens (RFC 9068 JWTs) by the issuer's published keys. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  /** Tokens verified a moment ago: a person's requests come in bursts, and each reaches several services. */
  private readonly trusted = new Map<string, { readonly identity: Identity; readonly until: number }>();

  constructor(
    private readonly issuer: string,
    private readonly audience: string,
    jwks: URL | JWTVerifyGetKey,
    /** Our own issuer marks access tokens `at+jwt`, which keeps ID tokens out; some external issuers do not. */
    private readonly type: string | undefined = 'at+jwt',
  ) {
    this.keys = jwks instanceof URL ? createRemoteJWKSet(jwks, { cooldownDuration: 5_000, timeoutDuration: 3_000 }) : jwks;
  }

  /** @throws UNAUTHENTICATED for any token that is not valid now, UNAVAILABLE while the issuer's keys cannot be had */
  async verify(token: string): Promise<Identity> {
    const known = this.trusted.get(token);
    if (known !== undefined && Date.now() < known.until) return known.identity;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.issuer,
        audience: this.audience,
        algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'],
        clockTolerance: 30,
        requiredClaims: ['exp', 'iat', 'sub'],
        ...(this.type === undefined ? {} : { typ: this.type }),
      });
      const identity = { issuer: this.issuer, subject: payload.sub! };
      if (this.trusted.size >= TRUSTED_TOKENS) this.trusted.clear();
      this.trusted.set(token, { identity, until: Math.min(payload.exp! * 1000, Date.now() + TRUSTED_MS) });
      return identity;
    } catch (error) {
      throw isFaultOfIssuer(error) ? platformErrors.UNAVAILABLE() : platformErrors.UNAUTHENTICATED();
    }
  }

  /** Reads `Authorization: Bearer …`. */
  async verifyHeader(header: string | undefined): Promise<Identity> {
    const token = /^Bearer ([\w.~+/=-]{1,8192})$/i.exec(header ?? '')?.[1];
    if (token === undefined) throw platformErrors.UNAUTHENTICATED();
    return this.verify(token);
  }
}

const ISSUER_FAULTS: readonly string[] = [joseErrors.JOSEError.code, joseErrors.JWKSTimeout.code, joseErrors.JWKSInvalid.code];

/** The keys could not be fetched (network, time limit, another answer than a key set); what is wrong with a token has codes of its own. */
function isFaultOfIssuer(error: unknown): boolean {
  if (error instanceof joseErrors.JOSEError) return ISSUER_FAULTS.includes(error.code);
  return (error as Error).message === 'fetch failed';
}

/**
 * Who signs users in: the issuer that the settings name, else the directory's own at `<public address>/oidc`.
 * @param ownKeys where this process finds the keys of the directory's own issuer; default below its public address
 */
export function signInOf(config: PlatformConfig, ownKeys?: string): { readonly issuer: string; readonly verifier: TokenVerifier } {
  const builtIn = config.FC_OIDC_ISSUER === undefined;
  const issuer = config.FC_OIDC_ISSUER ?? `${publicUrl(config)}/oidc`;
  const keys = config.FC_OIDC_JWKS_URL ?? (builtIn ? ownKeys : undefined) ?? `${issuer}/jwks`;
  return { issuer, verifier: new TokenVerifier(issuer, config.FC_OIDC_AUDIENCE, new URL(keys), builtIn ? 'at+jwt' : undefined) };
}

/** Address users type. */
export function publicUrl({ FC_PUBLIC_URL, FC_PORT }: PlatformConfig): string {
  return FC_PUBLIC_URL ?? `http://localhost:${FC_PORT}`;
}

const CACHE_MS = 5_000;

interface KnownPerson {
  readonly personId: string;
  readonly grants: readonly {
    role: Role;
    regionCode: string;
    campaignId: string | null;
    validFrom: LocalDate;
    validTo: LocalDate | null;
  }[];
  readonly readAt: number;
}

/**
 * Turns an identity into an actor by the service's own projection of people and grants, so that a grant or its revocation
 * counts at once and not when the token ends.
 */
export class Actors {
  private readonly known = new Map<string, KnownPerson>();

  constructor(
    private readonly service: string,
    private readonly db: Database,
  ) {}

  /** @throws UNAUTHENTICATED when the identity belongs to no active person */
  async actorFor(identity: Identity, traceId: string): Promise<Actor> {
    const key = `${identity.issuer} ${identity.subject}`;
    let person = this.known.get(key);
    if (person === undefined || Date.now() - person.readAt > CACHE_MS) {
      person = await this.read(identity);
      this.known.set(key, person);
    }
    const today = shanghaiDay(new Date());
    const active = person.grants.filter((grant) => grant.validFrom <= today && (grant.validTo === null || today <= grant.validTo));
    return new Actor(person.personId, active, traceId);
  }

  private async read(identity: Identity): Promise<KnownPerson> {
    const rows = await this.db.read(Actor.system(this.service), (tx) =>
      tx.query<{
        person_id: string;
        role: Role | null;
        region_code: string;
        campaign_id: string | null;
        valid_from: string;
        valid_to: string | null;
      }>(
        `SELECT p.person_id, g.role, g.region_code, g.campaign_id, g.valid_from, g.valid_to
         FROM actor_identity i JOIN actor_person p ON p.person_id = i.person_id AND p.active
         LEFT JOIN actor_grant g ON g.person_id = p.person_id
         WHERE i.issuer = $1 AND i.subject = $2`,
        [identity.issuer, identity.subject],
      ),
    );
    if (rows.length === 0) throw platformErrors.UNAUTHENTICATED();
    return {
      personId: rows[0]!.person_id,
      grants: rows.flatMap((row) =>
        row.role === null
          ? []
          : [
              {
                role: row.role,
                regionCode: row.region_code,
                campaignId: row.campaign_id,
                validFrom: row.valid_from,
                validTo: row.valid_to,
              },
            ],
      ),
      readAt: Date.now(),
    };
  }

  /** Keeps the projection; every service subscribes to these beside its own events. */
  get reactions(): readonly EventReaction[] {
    const person: EventReaction<typeof PersonChanged> = {
      contract: PersonChanged,
      handle: async (data, tx) => {
        const applied = await tx.query(
          `INSERT INTO actor_person (person_id, organization_id, region_code, name, active, version) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (person_id) DO UPDATE SET organization_id = $2, region_code = $3, name = $4, active = $5, version = $6
           WHERE actor_person.version < $6 RETURNING 1`,
          [data.personId, data.organizationId, data.regionCode, data.name, data.active, data.version],
        );
        if (applied.length > 0) {
          await tx.query('DELETE FROM actor_identity WHERE person_id = $1', [data.personId]);
          for (const { issuer, subject } of data.identities) {
            await tx.query(
              `INSERT INTO actor_identity (issuer, subject, person_id) VALUES ($1, $2, $3)
               ON CONFLICT (issuer, subject) DO UPDATE SET person_id = $3`,
              [issuer, subject, data.personId],
            );
          }
        }
        this.known.clear();
      },
    };
    const grant: EventReaction<typeof GrantChanged> = {
      contract: GrantChanged,
      handle: async (data, tx) => {
        if (data.revoked) await tx.query('DELETE FROM actor_grant WHERE grant_id = $1', [data.grantId]);
        else {
          await tx.query(
            `INSERT INTO actor_grant (grant_id, person_id, role, region_code, campaign_id, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (grant_id) DO UPDATE SET role = $3, region_code = $4, campaign_id = $5, valid_from = $6, valid_to = $7`,
            [data.grantId, data.personId, data.role, data.regionCode, data.campaignId, data.validFrom, data.validTo],
          );
        }
        this.known.clear();
      },
    };
    return [person as unknown as EventReaction, grant as unknown as EventReaction];
  }
}
