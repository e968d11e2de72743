import { Inject, Injectable } from '@nestjs/common';
import { PersonChanged } from '@fire-campaign/events';
import {
  Clock,
  CONFIG,
  Database,
  ISSUER,
  parseInput,
  platformErrors,
  uuidv7,
  whereInScope,
  Actor,
  type Page,
  type PageArgs,
  type PlatformConfig,
  type RequestContext,
  type Tx,
  day,
  filterId,
  id,
  idempotencyKey,
  optional,
  text,
  isId,
} from '@fire-campaign/platform';
import { In } from 'typeorm';
import { z } from 'zod';
import { Division } from '../division/division.entity.js';
import { errors } from '../errors.js';
import { searched } from '../input.js';
import { Organization } from '../organization/organization.entity.js';
import type { AssignPostInput, ChangePersonInput, CreatePersonInput, EndPostInput, QueryPeopleArgs } from '../schema.generated.js';
import { Person, type SignInIdentity } from './person.entity.js';
import { Post } from './post.entity.js';

const createInput = z.object({
  idempotencyKey,
  organizationId: id,
  divisionId: optional(id),
  name: text(50),
  identities: z
    .array(z.object({ issuer: z.url().max(500), subject: text(255) }))
    .max(5)
    .nullish()
    .transform((identities) => identities ?? []),
});

const changeInput = z.object({
  idempotencyKey,
  id,
  expectedVersion: z.int(),
  organizationId: id,
  divisionId: optional(id),
  name: text(50),
  active: z.boolean(),
});

const assignInput = z.object({ idempotencyKey, personId: id, organizationId: id, title: text(50), validFrom: day, validTo: optional(day) });

const endInput = z.object({ idempotencyKey, id, on: day });

/** The same person without the limit of regions, for what concerns nobody but themselves. */
export const beyondRegions = (actor: Actor): Actor => new Actor(actor.id, [], actor.traceId, true);

/** People and their posts. */
@Injectable()
export class PersonService {
  /** Issuer of local accounts; null when an external one signs people in. */
  readonly localIssuer: string | null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: PlatformConfig,
    @Inject(ISSUER) issuer: string,
  ) {
    this.localIssuer = config.FC_OIDC_ISSUER === undefined ? issuer : null;
  }

  create(actor: Actor, input: CreatePersonInput): Promise<Person> {
    const command = parseInput(createInput, input);
    return this.db.command(actor, 'createPerson', command, async (tx) => {
      const { organizationId, divisionId, name } = command;
      const { regionCode } = await this.workplace(tx, organizationId, divisionId);
      actor.require('directory:write', regionCode);
      const person = await tx.save(
        Object.assign(new Person(), { id: uuidv7(), organizationId, divisionId, regionCode, name, active: true }),
      );
      for (const identity of command.identities) await this.addIdentity(tx, person.id, identity);
      await this.publish(tx, [person]);
      return person;
    });
  }

  /** Renames, moves, deactivates or reactivates a person. A move into another region needs the right in both. */
  change(actor: Actor, input: ChangePersonInput): Promise<Person> {
    const command = parseInput(changeInput, input);
    return this.db.command(actor, 'changePerson', command, async (tx) => {
      const person = await tx.lock(Person, command.id);
      actor.require('directory:write', person.regionCode);
      if (person.version !== command.expectedVersion) throw platformErrors.STALE_VERSION({ current: person.version });
      const { organizationId, divisionId, name, active } = command;
      const { regionCode } = await this.workplace(tx, organizationId, divisionId);
      actor.require('directory:write', regionCode);
      Object.assign(person, { organizationId, divisionId, regionCode, name, active });
      const saved = await tx.save(person);
      await this.publish(tx, [saved]);
      return saved;
    });
  }

  assignPost(actor: Actor, input: AssignPostInput): Promise<Post> {
    const command = parseInput(assignInput, input);
    return this.db.command(actor, 'assignPost', command, async (tx) => {
      const person = await tx.get(Person, command.personId);
      const { regionCode } = await tx.get(Organization, command.organizationId);
      actor.require('directory:write', regionCode);
      if (!person.active) throw errors.PERSON_INACTIVE();
      const { idempotencyKey: _, ...fields } = command;
      if (fields.validTo !== null && fields.validTo < fields.validFrom) {
        throw errors.PERIOD_REVERSED({ from: fields.validFrom, to: fields.validTo });
      }
      return tx.save(Object.assign(new Post(), { id: uuidv7(), regionCode, ...fields }));
    });
  }

  endPost(actor: Actor, input: EndPostInput): Promise<Post> {
    const command = parseInput(endInput, input);
    return this.db.command(actor, 'endPost', command, async (tx) => {
      const post = await tx.lock(Post, command.id);
      actor.require('directory:write', post.regionCode);
      post.end(command.on, await this.clock.today(tx));
      return tx.save(post);
    });
  }

  /** One person, null outside the actor's regions; read together with the others of the request. */
  byId(request: RequestContext, id: string): Promise<Person | null> {
    const { actor } = request;
    const read = (ids: readonly string[]) =>
      this.db.read(actor, (tx) => {
        const query = tx.manager.createQueryBuilder(Person, 'row').where({ id: In([...ids.filter(isId)]) });
        return whereInScope(query, actor.scopesFor('directory:read')).getMany();
      });
    return request.loader(Person, read).load(id);
  }

  oneself(actor: Actor): Promise<Person | null> {
    return this.db.read(beyondRegions(actor), (tx) => tx.find(Person, actor.id));
  }

  page(actor: Actor, { organizationId, regionCode, name, active, first, after }: QueryPeopleArgs): Promise<Page<Person>> {
    const organization = filterId('organizationId', organizationId);
    const part = searched(name);
    return this.db.page(actor, Person, ['regionCode', 'id'], { first, after }, (query) => {
      whereInScope(query, actor.scopesFor('directory:read'), regionCode ?? null);
      if (organization !== null) query.andWhere('row.organizationId = :organization', { organization });
      if (part !== null) query.andWhere('strpos(row.name, :part) > 0', { part });
      if (active != null) query.andWhere('row.active = :active', { active });
      return query;
    });
  }

  posts(actor: Actor, personId: string, args: PageArgs): Promise<Page<Post>> {
    return this.db.page(actor, Post, ['validFrom', 'id'], args, (query) =>
      whereInScope(query, actor.scopesFor('directory:read')).andWhere('row.personId = :personId', { personId }),
    );
  }

  /** The sign-in identities of people: those an administrator gave, and the one of their local account. */
  async identities(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly SignInIdentity[]>> {
    const rows = await tx.query<SignInIdentity & { person_id: string }>(
      `SELECT person_id, issuer, subject FROM person_identity WHERE person_id = ANY ($1)
       UNION ALL SELECT person_id, $2::text, person_id::text FROM account WHERE person_id = ANY ($1) AND $2::text IS NOT NULL
       ORDER BY 1, 2, 3`,
      [personIds, this.localIssuer],
    );
    const byPerson = Map.groupBy(rows, (row) => row.person_id);
    return new Map([...byPerson].map(([personId, list]) => [personId, list.map(({ issuer, subject }) => ({ issuer, subject }))]));
  }

  /** Tells the other services how people are now. */
  async publish(tx: Tx, people: readonly Person[]): Promise<void> {
    const identities = await this.identities(
      tx,
      people.map((person) => person.id),
    );
    await tx.publishAll(
      PersonChanged,
      people.map(({ id: personId, organizationId, regionCode, name, active, version }) => ({
        regionCode,
        data: { personId, organizationId, regionCode, name, active, identities: [...(identities.get(personId) ?? [])], version },
      })),
    );
  }

  private async workplace(tx: Tx, organizationId: string, divisionId: string | null): Promise<Organization> {
    const organization = await tx.get(Organization, organizationId);
    if (divisionId !== null && !(await tx.manager.existsBy(Division, { id: divisionId, organizationId })))
      throw errors.DIVISION_ELSEWHERE();
    return organization;
  }

  private async addIdentity(tx: Tx, personId: string, { issuer, subject }: SignInIdentity): Promise<void> {
    if (issuer === this.localIssuer) throw errors.IDENTITY_RESERVED();
    // Taken also when its owner lies outside the actor's regions, hence no look first.
    const added = await tx.query(
      `INSERT INTO person_identity (issuer, subject, person_id) VALUES ($1, $2, $3) ON CONFLICT (issuer, subject) DO NOTHING RETURNING 1`,
      [issuer, subject, personId],
    );
    if (added.length === 0) throw errors.IDENTITY_TAKEN({ subject });
  }
}
