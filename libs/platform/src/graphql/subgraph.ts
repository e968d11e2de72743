import express, { Router, type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import {
  BREAK,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import { asAppError, defineErrors } from '../errors.js';
import type { Identity, TokenVerifier } from '../sign-in.js';
import { newTraceId, presentError, presentResult } from './answer.js';
import { enforceLimits, LIMITS, measureQuery } from './limits.js';

const errors = defineErrors({
  BODY_TOO_LARGE: {
    kind: 'limit',
    zh: '请求超过 {mb} MB。请分块上传文件(appendUpload)。',
    en: 'The request is larger than {mb} MB. Upload files in parts (appendUpload).',
  },
  BAD_REQUEST: { kind: 'limit', zh: '请求不是有效的 JSON。请检查请求格式。', en: 'The request is not valid JSON. Check its format.' },
  METHOD_NOT_ALLOWED: { kind: 'limit', zh: '请用 POST 发送 GraphQL 请求。', en: 'Send GraphQL requests by POST.' },
  UNSUPPORTED_MEDIA_TYPE: {
    kind: 'limit',
    zh: '请求格式须为 application/json。',
    en: 'Requests must have the content type application/json.',
  },
  SCHEMA_NOT_SHOWN: {
    kind: 'forbidden',
    zh: '子服务不公开接口定义。请通过网关查询。',
    en: 'A service does not show its schema. Ask the gateway.',
  },
});

/** What the gateway sends may be larger than what it takes: lists of references, fragments written out. */
const PLANNED = { tokens: 10 * LIMITS.tokens, bodyBytes: LIMITS.uploadBytes + LIMITS.bodyBytes } as const;
const KEPT_DOCUMENTS = 1_000;

export interface SubgraphHttpOptions {
  readonly schema: GraphQLSchema;
  readonly verifier: TokenVerifier;
  /** Production mode shows nobody the schema. */
  readonly hidesSchema: boolean;
  readonly log: Logger;
  readonly execute: (
    request: { readonly document: DocumentNode; readonly variables?: Readonly<Record<string, unknown>>; readonly operationName?: string },
    identity: Identity,
    traceId: string,
  ) => Promise<ExecutionResult>;
}

/**
 * Answers `POST /graphql` of a service that runs alone: the caller's own token, then the same execution as in one process. Texts
 * are parsed and validated once each; the gateway sends the same few again and again.
 */
export function subgraphHttp({ schema, verifier, hidesSchema, log, execute }: SubgraphHttpOptions): Router {
  const documents = new Map<string, DocumentNode>();

  /** @throws GraphQLError SCHEMA_NOT_SHOWN */
  function documentOf(text: string): DocumentNode {
    let document = documents.get(text);
    if (document === undefined) {
      document = parse(text, { maxTokens: PLANNED.tokens });
      const [problem] = validate(schema, document);
      if (problem !== undefined) throw problem;
      if (hidesSchema && asksForSchema(document)) throw errors.SCHEMA_NOT_SHOWN();
      if (documents.size === KEPT_DOCUMENTS) documents.delete(documents.keys().next().value!);
    } else documents.delete(text); // the one used longest ago comes first
    documents.set(text, document);
    return document;
  }

  const answer: RequestHandler = async (request, response) => {
    const header = request.headers['x-trace-id'];
    const traceId = typeof header === 'string' && /^[0-9a-f]{32}$/.test(header) ? header : newTraceId();
    try {
      const identity = await verifier.verifyHeader(request.headers.authorization);
      const { query, variables, operationName } = requestOf(request.body);
      const document = documentOf(query);
      const operation = getOperationAST(document, operationName);
      if (operation == null) throw new GraphQLError('operationName: 未指明要执行的操作 / names no operation of the document');
      enforceLimits(measureQuery(document, operation, variables));
      send(response, 200, await execute({ document, variables, operationName }, identity, traceId));
    } catch (error) {
      const cause = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
      send(response, statusOf(error), presentResult({ errors: [cause] }, traceId, log));
    }
  };

  const router = Router();
  router.post('/graphql', requireJson, express.json({ limit: PLANNED.bodyBytes }), answer, badRequest(log));
  router.all('/graphql', (_, response) => {
    response.set('Allow', 'POST');
    refuse(response, 405, errors.METHOD_NOT_ALLOWED(), log);
  });
  return router;

  function requireJson(...[request, response, next]: Parameters<RequestHandler>): void {
    if (request.is('application/json') !== false) next();
    else refuse(response, 415, errors.UNSUPPORTED_MEDIA_TYPE(), log);
  }
}

/** Answers for what the body parser refuses: too large, not JSON. */
export function badRequest(log: Logger): ErrorRequestHandler {
  return (error: { type?: string; limit?: number }, _request, response, _next) => {
    if (error.type === 'entity.too.large') refuse(response, 413, errors.BODY_TOO_LARGE({ mb: error.limit! / 1024 / 1024 }), log);
    else refuse(response, 400, errors.BAD_REQUEST(), log);
  };
}

/** Whether a document asks for what a schema contains. */
export function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      if (!['__schema', '__type', '_service'].includes(name.value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

/** The HTTP status of a request that is refused before it runs. */
export function statusOf(error: unknown): number {
  const kind = asAppError(error)?.kind;
  return kind === 'unauthenticated' ? 401 : kind === 'unavailable' ? 503 : 400;
}

function requestOf(body: unknown): { query: string; variables: Record<string, unknown>; operationName: string | undefined } {
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string' || (variables != null && (typeof variables !== 'object' || Array.isArray(variables))))
    throw errors.BAD_REQUEST();
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

function refuse(response: Response, status: number, error: Error, log: Logger): void {
  send(response, status, { errors: [presentError(new GraphQLError('', { originalError: error }), newTraceId(), log) as GraphQLError] });
}

function send(response: Response, status: number, result: ExecutionResult): void {
  response.status(status).json(result);
}
