import { Injectable } from '@nestjs/common';
import { regionAncestors } from '@fire-campaign/domain';
import { INBOUND_MESSAGES, PartnerChanged, PUBLIC_TOPICS } from '@fire-campaign/events';
import {
  Clock,
  Database,
  day,
  expectedVersion,
  id,
  idempotencyKey,
  isId,
  optional,
  parseInput,
  platformErrors,
  regionCode,
  text,
  uuidv7,
  whereInScope,
  type Actor,
  type Page,
  type RequestContext,
  type Tx,
} from '@fire-campaign/platform';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { errors } from '../errors.js';
import { requireRegion } from '../region/region.service.js';
import type {
  AddPartnerInput,
  QueryPartnersArgs,
  ResumePartnerInput,
  RotatePartnerKeyInput,
  SuspendPartnerInput,
} from '../schema.generated.js';
import { Partner } from './partner.entity.js';
import { AGENCY_KINDS, ed25519PublicKey } from './partner.rules.js';

const signingKey = z.object({
  keyid: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,49}$/),
  publicKey: z
    .string()
    .max(1000)
    .transform((value) => ed25519PublicKey(value) ?? '')
    .refine((value) => value !== '', {
      params: {
        code: 'NOT_ED25519',
        zh: '不是 Ed25519 公钥。请用 openssl genpkey -algorithm ed25519 生成密钥对,提交其公钥(PEM)。',
        en: 'Not an Ed25519 public key. Make a pair with `openssl genpkey -algorithm ed25519` and give its public key (PEM).',
      },
    }),
});
const distinct = <Value extends string>(one: z.ZodType<Value>) =>
  z
    .array(one)
    .max(100)
    .transform((values) => [...new Set(values)].sort());
const topicNames = PUBLIC_TOPICS.map(({ name }) => name);

const addInput = z
  .object({
    idempotencyKey,
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: text(100),
    agencyKind: z.enum(AGENCY_KINDS),
    regionCode,
    reads: distinct(z.enum(topicNames as [string, ...string[]])),
    writes: distinct(z.enum(INBOUND_MESSAGES)),
    key: optional(signingKey),
  })
  .refine(({ writes, key }) => writes.length === 0 || key !== null, {
    path: ['key'],
    params: {
      code: 'KEY_MISSING',
      zh: '可发送消息的单位须登记签名公钥。',
      en: 'A partner that sends messages needs a signing key. Give its public key.',
    },
  });
const rotateInput = z.object({ idempotencyKey, id, expectedVersion, key: signingKey, previousUntil: optional(day) });
const statusInput = z.object({ idempotencyKey, id, expectedVersion });

@Injectable()
export class PartnerService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws REGION_UNKNOWN, PARTNER_EXISTS */
  add(actor: Actor, input: AddPartnerInput): Promise<Partner> {
    const command = parseInput(addInput, input);
    return this.db.command(actor, 'addPartner', command, async (tx) => {
      actor.require('partners:manage', command.regionCode);
      await requireRegion(tx, command.regionCode);
      const { idempotencyKey: _, key, ...fields } = command;
      const partner = Object.assign(new Partner(), { ...fields, id: uuidv7(), status: 'ACTIVE', keys: [] });
      if (key !== null) partner.rotateKey(key, null, await this.clock.today(tx));
      // Held by code, so that two at once come one after the other; a code taken elsewhere is taken, too.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`partner:${partner.code}`]);
      const [taken] = await tx.query<{ taken: boolean }>('SELECT partner_code_taken($1) AS taken', [partner.code]);
      if (taken!.taken) throw errors.PARTNER_EXISTS({ code: partner.code });
      return this.save(tx, partner);
    });
  }

  /** @throws NOT_FOUND, STALE_VERSION, KEY_EXISTS, KEYS_END_IN_PAST */
  rotateKey(actor: Actor, input: RotatePartnerKeyInput): Promise<Partner> {
    const command = parseInput(rotateInput, input);
    return this.change(actor, 'rotatePartnerKey', command, async (partner, tx) =>
      partner.rotateKey(command.key, command.previousUntil, await this.clock.today(tx)),
    );
  }

  /** @throws NOT_FOUND, STALE_VERSION, PARTNER_STATE */
  suspend(actor: Actor, input: SuspendPartnerInput): Promise<Partner> {
    return this.change(actor, 'suspendPartner', parseInput(statusInput, input), (partner) => partner.suspend());
  }

  /** @throws NOT_FOUND, STALE_VERSION, PARTNER_STATE */
  resume(actor: Actor, input: ResumePartnerInput): Promise<Partner> {
    return this.change(actor, 'resumePartner', parseInput(statusInput, input), (partner) => partner.resume());
  }

  /** One partner, null outside what the actor reads; read together with the others of the request. */
  byId(request: RequestContext, id: string): Promise<Partner | null> {
    const { actor } = request;
    const read = (ids: readonly string[]) =>
      this.db.read(actor, (tx) => {
        const query = tx.manager.createQueryBuilder(Partner, 'row').where({ id: In([...ids.filter(isId)]) });
        return whereServing(query, actor).getMany();
      });
    return request.loader(Partner, read).load(id);
  }

  page(actor: Actor, { regionCode, code, status, first, after }: QueryPartnersArgs): Promise<Page<Partner>> {
    return this.db.page(actor, Partner, ['regionCode', 'id'], { first, after }, (query) => {
      whereServing(query, actor);
      if (regionCode != null) whereInScope(query, [''], regionCode);
      if (code != null) query.andWhere('row.code = :code', { code: parseInput(z.object({ code: text(100) }), { code }).code });
      if (status != null) query.andWhere('row.status = :status', { status });
      return query;
    });
  }

  private change(
    actor: Actor,
    operation: string,
    command: z.output<typeof statusInput>,
    work: (partner: Partner, tx: Tx) => void | Promise<void>,
  ): Promise<Partner> {
    return this.db.command(actor, operation, command, async (tx) => {
      const { regionCode } = await tx.get(Partner, command.id);
      actor.require('partners:manage', regionCode);
      const partner = await tx.lock(Partner, command.id);
      if (partner.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: partner.version });
      await work(partner, tx);
      return this.save(tx, partner);
    });
  }

  private async save(tx: Tx, partner: Partner): Promise<Partner> {
    const saved = await tx.save(partner);
    const { id: partnerId, code, name, agencyKind, regionCode, status, reads, writes, keys, version } = saved;
    const facts = { partnerId, code, name, agencyKind, regionCode, status, reads, writes, keys: [...keys], version };
    await tx.publish(PartnerChanged, regionCode, facts);
    return saved;
  }
}

/** Partners of the actor's area, and those of the regions above, which serve it, too. */
function whereServing(query: SelectQueryBuilder<Partner>, actor: Actor): SelectQueryBuilder<Partner> {
  const scopes = actor.scopesFor('directory:read');
  const above = scopes.flatMap((scope) => (scope === '' ? [] : regionAncestors(scope)));
  return query.andWhere(
    new Brackets((either) => {
      whereInScope(either as SelectQueryBuilder<Partner>, scopes);
      if (above.length > 0) either.orWhere('row.regionCode IN (:...above)', { above });
    }),
  );
}
