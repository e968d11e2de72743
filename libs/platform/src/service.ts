import 'reflect-metadata';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import { Global, Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { EventContract } from '@fire-campaign/events';
import type express from 'express';
import { type RequestHandler } from 'express';
import { execute, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import type { Logger } from 'pino';
import { Actor } from './actor.js';
import { Clock } from './clock.js';
import type { PlatformConfig } from './config.js';
import { Database } from './database.js';
import { EventConsumer, type EventReaction } from './events/consumer.js';
import { OutboxRelay } from './events/relay.js';
import type { EventTransport } from './events/transport.js';
import { newTraceId, presentError, presentResult } from './graphql/answer.js';
import { RequestContext } from './graphql/context.js';
import { enforceLimits, LIMITS, measureQuery } from './graphql/limits.js';
import { enforceAccess, SCALARS, SCHEMA_HEADER } from './graphql/schema.js';
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

/** Marks a provider's method `(data, tx, event)` as the service's reaction to an event. */
export function ReactsTo(contract: EventContract): MethodDecorator {
  return (target, name) => {
    const list = (Reflect.getMetadata(REACTIONS, target) as { contract: EventContract; name: string | symbol }[] | undefined) ?? [];
    Reflect.defineMetadata(REACTIONS, [...list, { contract, name }], target);
  };
}

/** Providers that must do something once the service runs and its events flow (reference data, periodic work). */
export interface OnRunning {
  onRunning(): Promise<void>;
}

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
  /** Answers `/graphql` over HTTP: the subgraph of the distributed shape. */
  readonly http: RequestHandler;
  /** Starts sending events and runs what waits for that. Call it when every service of the process is prepared. */
  run(options?: { readonly sendEvents: boolean }): Promise<void>;
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
  const db = new Database({ service: name, connection, entities: definition.entities, poolSize: runtime.config.FC_POOL_SIZE });
  await db.open();
  const actors = new Actors(name, db);
  const relay = new OutboxRelay(name, connection, runtime.transport, log);
  db.onPublished = () => relay.wake();

  const contextOf = async (identity: Identity, traceId: string) => new RequestContext(await actors.actorFor(identity, traceId));
  const nest = await NestFactory.create(serviceModule(definition, db, runtime, contextOf, log), new ExpressAdapter(), {
    logger: false,
    abortOnError: false,
  });
  await nest.init();
  const { schema } = nest.get(GraphQLSchemaHost);
  enforceAccess(schema);

  const consumer = new EventConsumer(name, db, [...actors.reactions, ...reactionsIn(nest)], log);
  await runtime.transport.subscribe({ group: name, types: consumer.types, handle: (events) => consumer.handle(events) });

  return {
    definition,
    schema,
    db,
    actors,
    relay,
    consumer,
    nest,
    http: nest.getHttpAdapter().getInstance() as express.Express,
    async execute({ document, variables, operationName }, identity, traceId) {
      try {
        const contextValue = await contextOf(identity, traceId);
        const result = await execute({ schema, document, variableValues: variables, operationName, contextValue });
        return presentResult(result, traceId, log);
      } catch (error) {
        return presentResult({ errors: [new GraphQLError('', { originalError: error as Error })] }, traceId, log);
      }
    },
    async run({ sendEvents } = { sendEvents: true }) {
      if (sendEvents) relay.start();
      for (const provider of providersOf(nest)) if (isOnRunning(provider)) await provider.onRunning();
    },
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
      await db.source.query('SELECT 1').catch(() => troubles.push(`${name}: database`));
      if (relay.failingForMs > 10_000) troubles.push(`${name}: events cannot be sent`);
      return troubles;
    },
    async stop() {
      await relay.stop();
      await nest.close();
      await db.close();
    },
  };
}

function serviceModule(
  definition: ServiceDefinition,
  db: Database,
  runtime: ServiceRuntime,
  contextOf: (identity: Identity, traceId: string) => Promise<RequestContext>,
  log: Logger,
): DynamicModule {
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
      GraphQLModule.forRoot<ApolloFederationDriverConfig>({
        driver: ApolloFederationDriver,
        include: [definition.module],
        typeDefs: [SCHEMA_HEADER, definition.sdl] as never,
        resolvers: SCALARS,
        autoTransformHttpErrors: false,
        introspection: true, // who may reach a subgraph over HTTP at all is decided by its token
        graphiql: false,
        plugins: [
          ApolloServerPluginInlineTraceDisabled(),
          {
            async requestDidStart() {
              return {
                async didResolveOperation({ document, operation, request }) {
                  if (operation) enforceLimits(measureQuery(document, operation, request.variables ?? {}));
                },
              };
            },
          },
        ],
        parseOptions: { maxTokens: LIMITS.tokens },
        context: async ({ req }: { req: express.Request }) => {
          const identity = await runtime.verifier.verifyHeader(req.headers.authorization);
          return contextOf(identity, String(req.headers['x-trace-id'] ?? newTraceId()));
        },
        formatError: (_, error) => presentError(error as never, newTraceId(), log),
      }),
    ],
  };
}

function providersOf(nest: INestApplicationContext): readonly object[] {
  return nest
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map((wrapper) => wrapper.instance as unknown)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null);
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
