import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import {
  asksForSchema,
  badRequest,
  enforceLimits,
  LIMITS,
  measureQuery,
  newTraceId,
  operationSeconds,
  platformErrors,
  presentError,
  statusOf,
  type Identity,
  type Logger,
  type PlatformConfig,
  type QueryMeasure,
  type SubgraphRequest,
  type TokenVerifier,
} from '@fire-campaign/platform';
import express, { Router, type RequestHandler } from 'express';
import { buildASTSchema, GraphQLError, parse, type DocumentNode, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { consoleRouter } from './console.js';
import { explorerRouter } from './explorer/explorer.js';

export { subgraphsOver } from './subgraphs.js';

/** The signed-in person in whose name a query is asked. */
export interface Caller {
  readonly identity: Identity;
  /** The `Authorization` header that proved it; another process checks it again. */
  readonly authorization: string;
  readonly traceId: string;
}

/** Asks one subgraph, in this process or over HTTP. */
export type AskSubgraph = (subgraph: string, request: SubgraphRequest, caller: Caller) => Promise<ExecutionResult>;

export interface GatewayOptions {
  readonly config: PlatformConfig;
  readonly verifier: TokenVerifier;
  readonly askSubgraph: AskSubgraph;
  readonly log: Logger;
  /** Issuer the explorer signs in at. */
  readonly issuer: string;
}

interface GatewayContext extends Caller {
  measure?: QueryMeasure;
}

export interface Gateway {
  /** `/graphql`, the explorer, and the console at every address that nothing before it answered: mount it last. */
  readonly router: Router;
  stop(): Promise<void>;
}

/** The composed graph that this build was made with. */
export function supergraphSdl(): string {
  return readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
}

/** The console's own operations by their SHA-256, as this build was made with; see tools/console-documents.ts. */
function trustedDocuments(): ReadonlyMap<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(new URL('../documents.json', import.meta.url), 'utf8')) as Record<string, string>));
}

/** Answers a hash with the trusted document; what clients would like to add is not kept. */
function trustedOnly(documents: ReadonlyMap<string, string>) {
  return {
    get: async (key: string) => documents.get(key.replace(/^apq:/, '')),
    set: async () => {},
    delete: async () => false,
  };
}

/**
 * The one GraphQL endpoint: Apollo Server in front, and behind its `gateway` interface a federated executor that plans a query
 * over the subgraphs. This file is the only one that knows the executor.
 */
export async function makeGateway(
  options: GatewayOptions,
  sdl: string = supergraphSdl(),
  trusted: ReadonlyMap<string, string> = trustedDocuments(),
): Promise<Gateway> {
  const { config, verifier, log } = options;
  const execute = await federatedExecutor(sdl, options.askSubgraph, log);
  const production = config.FC_MODE === 'production';

  const server = new ApolloServer<GatewayContext>({
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: execute.schema, coreSupergraphSdl: sdl });
        return () => {};
      },
      load: async () => ({
        executor: async ({ document, request, operationName, context }) =>
          execute.run(document, request.variables ?? {}, operationName, context as GatewayContext) as never,
      }),
      stop: async () => {},
    },
    introspection: true, // who may is decided below, per person
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: { cache: trustedOnly(trusted) },
    parseOptions: { maxTokens: LIMITS.tokens },
    stopOnTerminationSignals: false, // the process stops as a whole; Apollo would end it before the database is closed
    logger: log,
    formatError: (formatted, error) => wordError(formatted, error, log),
    plugins: [
      {
        async requestDidStart() {
          const startedAt = performance.now();
          return {
            async didResolveOperation({ document, operation, request, contextValue, queryHash }) {
              if (operation === undefined) return;
              const measure = measureQuery(document, operation, request.variables ?? {});
              contextValue.measure = measure;
              if (!trusted.has(queryHash!)) enforceLimits(measure);
              if (production && asksForSchema(document)) await requireIntrospection(execute.run, contextValue);
            },
            async willSendResponse({ response, contextValue, operationName }) {
              if (response.body.kind !== 'single') return;
              const { singleResult } = response.body;
              const { measure, traceId } = contextValue;
              singleResult.extensions = {
                ...singleResult.extensions,
                traceId,
                ...(measure === undefined ? {} : { cost: { requested: measure.cost, maximum: LIMITS.cost, depth: measure.depth } }),
              };
              const outcome = singleResult.errors === undefined ? 'ok' : 'error';
              operationSeconds.observe({ operation: operationName ?? 'anonymous', outcome }, (performance.now() - startedAt) / 1000);
            },
          };
        },
      },
    ],
  });
  await server.start();

  const router = Router();
  router.use(explorerRouter(options.issuer));
  router.use(
    '/graphql',
    jsonBody(verifier),
    expressMiddleware(server, {
      context: async ({ req }) => {
        const traceId = newTraceId();
        try {
          const { authorization = '' } = req.headers;
          return { identity: await verifier.verifyHeader(authorization), authorization, traceId };
        } catch (error) {
          throw asGraphQLError(error, traceId, log);
        }
      },
    }),
    badRequest(log),
  );
  router.use(consoleRouter(options.issuer));
  return { router, stop: () => server.stop() };
}

/** Reads the body; a large one only for somebody who is signed in, for it takes memory. */
function jsonBody(verifier: GatewayOptions['verifier']): RequestHandler {
  const usual = express.json({ limit: LIMITS.bodyBytes });
  const upload = express.json({ limit: LIMITS.uploadBytes });
  return async (request, response, next) => {
    const bytes = Number(request.headers['content-length'] ?? Infinity);
    const signedIn = bytes > LIMITS.bodyBytes && (await verifier.verifyHeader(request.headers.authorization).then(Boolean, () => false));
    (signedIn ? upload : usual)(request, response, next);
  };
}

interface FederatedExecutor {
  readonly schema: ReturnType<typeof buildASTSchema>;
  run(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    operationName: string | null | undefined,
    context: GatewayContext,
  ): Promise<ExecutionResult>;
}

async function federatedExecutor(sdl: string, askSubgraph: AskSubgraph, log: Logger): Promise<FederatedExecutor> {
  const handler = await unifiedGraphHandler({
    unifiedGraph: buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => sdl,
    onSubgraphExecute: (async (subgraph: string, request: SubgraphRequest & { readonly context?: GatewayContext }) => {
      const caller = request.context!;
      const { document, variables, operationName } = request;
      try {
        return await askSubgraph(subgraph.toLowerCase(), { document, variables, operationName }, caller);
      } catch (error) {
        return { errors: [presentError(new GraphQLError('', { originalError: error as Error }), caller.traceId, log)] };
      }
    }) as never,
  });
  const executor = handler.executor!;
  return {
    schema: handler.unifiedGraph,
    async run(document, variables, operationName, context) {
      const result = (await executor({
        document,
        variables,
        operationName: operationName ?? undefined,
        context,
      } as never)) as ExecutionResult;
      if (result.errors === undefined) return result;
      // Errors of subgraphs arrive as plain objects; Apollo takes only GraphQLErrors as they are.
      return {
        data: result.data ?? null, // it ran: an answer of 200, whatever it refused
        errors: result.errors.map((error) => new GraphQLError(error.message, { path: error.path, extensions: error.extensions })),
      };
    },
  };
}

const ME = parse('{ me { grants { capabilities } } }');

/** @throws FORBIDDEN unless the person is an integrator */
async function requireIntrospection(run: FederatedExecutor['run'], context: GatewayContext): Promise<void> {
  const { data } = await run(ME, {}, undefined, context);
  const me = (data as { me?: { grants: readonly { capabilities: readonly string[] }[] } } | null | undefined)?.me;
  if (!me?.grants.some(({ capabilities }) => capabilities.includes('schema:introspect')))
    throw platformErrors.FORBIDDEN({ capability: 'schema:introspect' });
}

function asGraphQLError(error: unknown, traceId: string, log: Logger): GraphQLError {
  const { message, extensions } = presentError(new GraphQLError('', { originalError: error as Error }), traceId, log);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: statusOf(error) } } });
}

const ZH: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '查询语句有语法错误或过长,请检查后重试',
  GRAPHQL_VALIDATION_FAILED: '查询与接口定义不符,请对照接口文档修改',
  BAD_USER_INPUT: '变量有误,请按接口定义修改',
  BAD_REQUEST: '请求无效,请检查请求格式',
  OPERATION_RESOLUTION_FAILURE: '未指明要执行的操作,请提供 operationName',
  PERSISTED_QUERY_NOT_FOUND: '页面版本与平台不一致,请刷新页面后重试',
  PERSISTED_QUERY_NOT_SUPPORTED: '不支持该查询方式,请发送完整查询语句',
};

/** Errors of subgraphs pass as they are; our own limits and Apollo's refusals get both wordings; the rest is INTERNAL. */
function wordError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const code = String(formatted.extensions?.['code'] ?? '');
  if (formatted.extensions?.['traceId'] !== undefined) return formatted; // worded by a subgraph or above
  const original =
    error instanceof GraphQLError ? error : new GraphQLError(String((error as Error)?.message), { originalError: error as Error });
  const zh = ZH[code];
  if (zh === undefined) return presentError(original, newTraceId(), log);
  const { stacktrace: _, ...extensions } = formatted.extensions as Record<string, unknown>;
  return {
    ...formatted,
    message: `${zh}:${formatted.message}`,
    extensions: { ...extensions, messageEn: formatted.message, retryable: false },
  };
}
