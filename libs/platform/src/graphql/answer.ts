import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, asAppError } from '../errors.js';

export interface UserError {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

/**
 * A mutation's payload: the result under `name`, or null with user errors when the input was at fault. Refusals of other kinds
 * go on to `errors[]`.
 */
export async function payload<Name extends string, Result>(
  name: Name,
  work: () => Promise<Result>,
): Promise<{ readonly [Key in Name]: Result | null } & { readonly userErrors: readonly UserError[] }> {
  try {
    return { [name]: await work(), userErrors: [] } as never;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
    const userErrors = error.problems.map(({ field, code, zh, en }) => ({ field, code, message: zh, messageEn: en }));
    return { [name]: null, userErrors } as never;
  }
}

/**
 * How an error leaves a subgraph: our refusals with code and both wordings; GraphQL's own as they are; anything else is logged
 * with its cause and leaves as INTERNAL with the trace id: no stack, no SQL.
 */
export function presentError(error: GraphQLError, traceId: string, log: Logger): GraphQLFormattedError {
  const refusal = asAppError(error.originalError ?? error);
  const place = { locations: error.locations, path: error.path };
  if (refusal !== null) {
    const { code, kind, zh, en, retryable } = refusal;
    return { message: zh, ...place, extensions: { code, kind, messageEn: en, retryable, traceId } };
  }
  if (error.originalError === undefined || error.originalError === null || error.originalError instanceof GraphQLError) {
    const message = /[\u4e00-\u9fff]/.test(error.message) ? error.message : `输入与接口定义不符,请对照接口文档修改:${error.message}`;
    return {
      message,
      ...place,
      extensions: { code: 'BAD_USER_INPUT', messageEn: error.message, retryable: false, ...error.extensions, traceId },
    };
  }
  log.error({ err: error.originalError, traceId, path: error.path }, 'unexpected failure');
  return {
    message: `系统内部错误,数据未受影响。请将追踪号 ${traceId} 告知运维人员。`,
    ...place,
    extensions: {
      code: 'INTERNAL',
      messageEn: `An internal error; nothing was changed. Give the operators the trace id ${traceId}.`,
      retryable: false,
      traceId,
    },
  };
}

export function presentResult(result: ExecutionResult, traceId: string, log: Logger): ExecutionResult {
  if (result.errors === undefined || result.errors.length === 0) return result;
  return { ...result, errors: result.errors.map((error) => presentError(error, traceId, log) as GraphQLError) };
}

export const newTraceId = (): string => randomUUID().replaceAll('-', '');
