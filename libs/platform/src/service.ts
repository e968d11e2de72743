import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { Global, Inject, Injectable, Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { AbstractGraphQLDriver, GraphQLFederationFactory, GraphQLModule, GraphQLSchemaHost, type GqlModuleOptions } from '@nestjs/graphql';
import type { EventContract } from '@fire-campaign/events';
import { type RequestHandler } from 'express';
import { execute, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import type { Logger } from 'pino';
import { Actor } from './actor.js';
import { Clock } from './clock.js';
import type { PlatformConfig } from './config.js';
import { Database } from './database.js';
import { EventConsumer, type EventReaction } from './events/consumer.js';
import { deadLetterResolvers, DeadLetters, ParkedEvent } from './events/dead-letters.js';
import { OutboxRelay } from './events/relay.js';
import type { EventTransport } from './events/transport.js';
import { presentResult } from './graphql/answer.js';
import { RequestContext } from './graphql/context.js';
import { enforceAccess, SCALARS, subgraphSdl } from './graphql/schema.js';
import { subgraphHttp } from './graphql/subgraph.js';
import { migrate } from './migrations.js';
import { Actors, type Identity, type TokenVerifier } from './sign-in.js';

/** A service, described once: run alone by its `main.ts`, together with the others by `apps/standalone`. */
export interface ServiceDefinition {
  readonly name: string;
  /** Providers and resolvers. */
  readonly module: Type;
  /** Its part of the graph, without the platform's header. */
  readonly sdl: string;
  readonly entities: readonly Function[];
  readonly migrations: readonly Function[];
  /** Events it sends. The ones it reacts to are found by `@ReactsTo`. */
  readonly publishes: readonly EventContract[];
  /** Its state machines, for the printed tables. */
  readonly machines?: readonly { readonly name: { readonly zh: string; readonly en: string }; markdown(): string }[];
  /**
   * Loads what is missing of its part of the demonstration. Called in demo mode at every start, once its events flow; it may wait
   * for what others send.
   * @returns lines the operator should read, such as accounts
   */
  readonly demo?: (service: RunningService) => Promise<readonly string[]>;
  /** What it answers over HTTP beside the graph, such as sign-in pages. */
  readonly http?: { readonly path: string; readonly handler: (service: RunningService) => Promise<RequestHandler> };
}

/** What a process gives to each service it runs. */
export interface ServiceRuntime {
  readonly config: PlatformConfig;
  /** Connection of the owner of the schemas (migrations). */
  readonly owner: pg.PoolConfig;
  /** Connection of a service's own role. */
  readonly connectionFor: (service: string) => pg.PoolConfig;
  readonly transport: EventTransport;
  readonly verifier: TokenVerifier;
  readonly clock: Clock;
  readonly log: Logger;
  /** Issuer of the built-in sign-in. */
  readonly issuer: string;
}

/** Injection tokens of what is not a class. */
export const LOG = Symbol('log');
export const CONFIG = Symbol('config');
export const ISSUER = Symbol('issuer');

const REACTIONS = Symbol('reactions');
const DATABASE_SILENT_MS = 5000;

/** Marks a provider's method `(data, tx, event)` as the service's reaction to an event. */
export function ReactsTo(contract: EventContract): MethodDecorator {
  return (target, name) => {
    const list = (Reflect.getMetadata(REACTIONS, target) as { contract: EventContract; name: string | symbol }[] | undefined) ?? [];
    Reflect.defineMetadata(REACTIONS, [...list, { contract, name }], target);
  };
}

/** Providers that must do something once the service runs and its events flow (reference data, work of their own pace). */
export interface OnRunning {
  onRunning(): Promise<void>;
}

/**
 * Providers with work that falls due by the clock: windows that open and close, reminders, periods that end. `onTick` is called every
 * few seconds, never twice at once in a process; several replicas call it side by side, so it takes what it does under a lock, does
 * nothing twice, and catches up on what fell due while nothing ran.
 */
export interface OnTick {
  onTick(): Promise<void>;
}
const TICK_MS = 5000;

export interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface RunningService {
  readonly definition: ServiceDefinition;
  readonly schema: GraphQLSchema;
  readonly db: Database;
  readonly actors: Actors;
  readonly relay: OutboxRelay;
  readonly consumer: EventConsumer;
  readonly nest: INestApplicationContext;
  /** Answers a request of the gateway in this process. */
  execute(request: SubgraphRequest, identity: Identity, traceId: string): Promise<ExecutionResult>;
  /** Answers `POST /graphql` over HTTP by `execute`: the subgraph of the distributed shape. */
  readonly http: RequestHandler;
  /** Starts sending events and runs what waits for that. Call it when every service of the process is prepared. */
  run(options?: { readonly sendEvents?: boolean; readonly tick?: boolean }): Promise<void>;
  /** Does now what has fallen due by the clock. */
  tick(): Promise<void>;
  /** Resolves when every event committed before the call has been sent. */
  settled(): Promise<void>;
  /** Names of what is not right now; empty when ready. */
  troubles(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Migrates, builds and connects a service; it answers queries afterwards, and sends events after `run()`. */
export async function prepareService(definition: ServiceDefinition, runtime: ServiceRuntime): Promise<RunningService> {
  const { name } = definition;
  const log = runtime.log.child({ service: name });
  const applied = await migrate(name, definition.entities, definition.migrations, { connection: runtime.owner });
  if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');

  const connection = runtime.connectionFor(name);
  const db = new Database({
    service: name,
    connection,
    entities: [...definition.entities, ParkedEvent],
    poolSize: runtime.config.FC_POOL_SIZE,
  });
  await db.open();
  const actors = new Actors(name, db);
  const relay = new OutboxRelay(name, connection, runtime.transport, log);
  db.onPublished = () => relay.wake();

  const contextOf = async (identity: Identity, traceId: string) => new RequestContext(await actors.actorFor(identity, traceId));
  const deadLetters = new DeadLetters(name, db, () => consumer);
  const nest = await NestFactory.createApplicationContext(serviceModule(definition, db, runtime, log), {
    logger: false,
    abortOnError: false,
  });
  const { schema } = nest.get(GraphQLSchemaHost);
  // Nest would let a `Query` of ours take the place of the service's own.
  for (const [type, fields] of Object.entries(deadLetterResolvers(name, deadLetters)))
    for (const [field, resolve] of Object.entries(fields))
      (schema.getType(type) as GraphQLObjectType).getFields()[field]!.resolve = resolve;
  enforceAccess(schema);

  const consumer = new EventConsumer(name, db, [...actors.reactions, ...reactionsIn(nest)], log);
  await runtime.transport.subscribe({ group: name, types: consumer.types, handle: (events) => consumer.handle(events) });

  const ticker = new Ticker(providersOf(nest).filter(isOnTick), log);

  const answer: RunningService['execute'] = async ({ document, variables, operationName }, identity, traceId) => {
    try {
      const contextValue = await contextOf(identity, traceId);
      const result = await execute({ schema, document, variableValues: variables, operationName, contextValue });
      return presentResult(result, traceId, log);
    } catch (error) {
      return presentResult({ errors: [new GraphQLError('', { originalError: error as Error })] }, traceId, log);
    }
  };

  return {
    definition,
    schema,
    db,
    actors,
    relay,
    consumer,
    nest,
    http: subgraphHttp({ schema, verifier: runtime.verifier, hidesSchema: runtime.config.FC_MODE === 'production', log, execute: answer }),
    execute: answer,
    async run({ sendEvents = true, tick = true } = {}) {
      if (sendEvents) relay.start();
      for (const provider of providersOf(nest)) if (isOnRunning(provider)) await provider.onRunning();
      if (tick) ticker.start();
    },
    tick: () => ticker.tick(),
    async settled() {
      const system = Actor.system(name);
      const [last] = await db.read(system, (tx) => tx.query<{ seq: number | null }>('SELECT max(seq) AS seq FROM outbox'));
      for (;;) {
        const waiting = await db.read(system, (tx) =>
          tx.query('SELECT 1 FROM outbox WHERE sent_at IS NULL AND seq <= $1 LIMIT 1', [last!.seq ?? 0]),
        );
        if (waiting.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async troubles() {
      const troubles: string[] = [];
      const answered = db.source.query('SELECT 1').then(
        () => true,
        () => false,
      );
      if (!(await Promise.race([answered, wait(DATABASE_SILENT_MS, false, { ref: false })]))) troubles.push(`${name}: database`);
      if (relay.failingForMs > 10_000) troubles.push(`${name}: events cannot be sent`);
      return [...troubles, ...runtime.transport.troubles()];
    },
    async stop() {
      await ticker.stop();
      await relay.stop();
      await nest.close();
      await db.close();
    },
  };
}

function serviceModule(definition: ServiceDefinition, db: Database, runtime: ServiceRuntime, log: Logger): DynamicModule {
  @Global()
  @Module({
    providers: [
      { provide: Database, useValue: db },
      { provide: Clock, useValue: runtime.clock },
      { provide: LOG, useValue: log },
      { provide: CONFIG, useValue: runtime.config },
      { provide: ISSUER, useValue: runtime.issuer },
    ],
    exports: [Database, Clock, LOG, CONFIG, ISSUER],
  })
  class Platform {}

  @Module({})
  class Service {}
  return {
    module: Service,
    imports: [
      DiscoveryModule,
      Platform,
      definition.module,
      GraphQLModule.forRoot<GqlModuleOptions>({
        driver: SchemaOnly,
        include: [definition.module],
        typeDefs: subgraphSdl(definition),
        resolvers: SCALARS,
      }),
    ],
  };
}

/** Nest makes the subgraph's executable schema; who serves it is the platform's business, the same way in either shape. */
@Injectable()
class SchemaOnly extends AbstractGraphQLDriver {
  @Inject(GraphQLFederationFactory) private readonly federation!: GraphQLFederationFactory;

  override generateSchema(options: GqlModuleOptions): Promise<GraphQLSchema> {
    return this.federation.generateSchema(options);
  }
  override async start(): Promise<void> {}
  override async stop(): Promise<void> {}
}

/** Calls what falls due by the clock, one call after the other. */
class Ticker {
  private timer: NodeJS.Timeout | null = null;
  private last: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly providers: readonly OnTick[],
    private readonly log: Logger,
  ) {}

  start(): void {
    if (this.providers.length === 0 || this.stopped) return;
    this.timer = setTimeout(() => {
      void this.tick()
        .catch((error: unknown) => this.log.error({ err: error }, 'work that fell due failed; it is tried again'))
        .finally(() => this.start());
    }, TICK_MS);
    this.timer.unref();
  }

  /** @throws what the first failing provider threw, after all were called */
  tick(): Promise<void> {
    const run = async () => {
      const results: PromiseSettledResult<void>[] = [];
      for (const provider of this.providers) results.push(...(await Promise.allSettled([provider.onTick()])));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    };
    const done = this.last.then(run);
    this.last = done.catch(() => {});
    return done;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.last;
  }
}

function providersOf(nest: INestApplicationContext): readonly object[] {
  return nest
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map((wrapper) => wrapper.instance as unknown)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null);
}

function isOnTick(provider: object): provider is OnTick {
  return typeof (provider as Partial<OnTick>).onTick === 'function';
}

function isOnRunning(provider: object): provider is OnRunning {
  return typeof (provider as Partial<OnRunning>).onRunning === 'function';
}

function reactionsIn(nest: INestApplicationContext): readonly EventReaction[] {
  return providersOf(nest).flatMap((provider) => {
    const list = Reflect.getMetadata(REACTIONS, Object.getPrototypeOf(provider) as object) as
      { contract: EventContract; name: string }[] | undefined;
    return (list ?? []).map(({ contract, name }) => ({
      contract,
      handle: (provider as Record<string, EventReaction['handle']>)[name]!.bind(provider),
    }));
  });
}
