import { IntrinsicException } from '@nestjs/common';
import { z } from 'zod';

/**
 * How a refusal reaches the caller: `invalid` as a user error beside its field, the others as `errors[]` with a code.
 * Only `unavailable` may be tried again unchanged.
 */
export type ErrorKind = 'invalid' | 'conflict' | 'not-found' | 'forbidden' | 'unauthenticated' | 'limit' | 'unavailable';

export interface FieldProblem {
  /** Path into the input, e.g. `['location', 'longitude']`. */
  readonly field: readonly string[];
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A refusal worded for the caller in both languages. IntrinsicException keeps Nest from logging it as a fault. */
export class AppError extends IntrinsicException {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly zh: string,
    readonly en: string,
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${en}`);
    this.name = 'AppError';
  }

  get retryable(): boolean {
    return this.kind === 'unavailable';
  }
}

interface ErrorDefinition {
  readonly kind: ErrorKind;
  /** One or two sentences: what is wrong, and what to do. `{name}` is filled from the parameters. */
  readonly zh: string;
  readonly en: string;
  /** Input path of an `invalid` refusal. */
  readonly field?: readonly string[];
}

type ErrorFactory = (parameters?: Readonly<Record<string, unknown>>) => AppError;

/** A service's own list of refusals; the key is the stable code. */
export function defineErrors<Code extends string>(definitions: Record<Code, ErrorDefinition>): Record<Code, ErrorFactory> {
  const fill = (text: string, parameters: Readonly<Record<string, unknown>>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
  const factory =
    (code: Code, definition: ErrorDefinition): ErrorFactory =>
    (parameters = {}) => {
      const zh = fill(definition.zh, parameters);
      const en = fill(definition.en, parameters);
      const problems = definition.kind === 'invalid' ? [{ field: definition.field ?? [], code, zh, en }] : [];
      return new AppError(code, definition.kind, zh, en, problems);
    };
  return Object.fromEntries(
    Object.entries<ErrorDefinition>(definitions).map(([code, definition]) => [code, factory(code as Code, definition)]),
  ) as Record<Code, ErrorFactory>;
}

export const platformErrors = defineErrors({
  NOT_FOUND: {
    kind: 'not-found',
    zh: '未找到该记录,或不在您的管辖范围内。请核对编号。',
    en: 'No such record, or it lies outside your area. Check the id.',
  },
  FORBIDDEN: {
    kind: 'forbidden',
    zh: '您在该地区没有“{capability}”权限。请联系安全保密管理员授权。',
    en: 'You do not hold the right "{capability}" in this region. Ask your security administrator for a grant.',
  },
  UNAUTHENTICATED: {
    kind: 'unauthenticated',
    zh: '未登录或登录已失效。请重新登录。',
    en: 'Not signed in, or the session has ended. Sign in again.',
  },
  STALE_VERSION: {
    kind: 'conflict',
    zh: '记录已被他人修改(当前版本 {current})。请刷新后重试。',
    en: 'The record was changed by somebody else (now version {current}). Reload it and try again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'conflict',
    zh: '该幂等键已用于另一项内容不同的请求。请为新请求生成新的幂等键。',
    en: 'This idempotency key was used for a different request. Make a new key for a new request.',
  },
  BAD_CURSOR: {
    kind: 'invalid',
    field: ['after'],
    zh: '分页游标无效。请从第一页重新查询。',
    en: 'The paging cursor is not valid. Start again from the first page.',
  },
  PAGE_SIZE: {
    kind: 'invalid',
    field: ['first'],
    zh: '每页条数须在 1 至 {max} 之间。',
    en: 'The page size must be between 1 and {max}.',
  },
  UNAVAILABLE: {
    kind: 'unavailable',
    zh: '服务暂时不可用,数据未受影响。请稍后重试。',
    en: 'The service is unavailable for the moment; nothing was changed. Try again shortly.',
  },
  STORAGE_FULL: {
    kind: 'unavailable',
    zh: '存储空间不足,本次操作未执行。请通知运维人员扩容。',
    en: 'Storage is full; nothing was changed. Tell the operators to add space.',
  },
});

const zhMessages = z.locales.zhCN().localeError;
const enMessages = z.locales.en().localeError;
const wording = (map: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string => {
  const message = map(issue as z.core.$ZodRawIssue);
  return typeof message === 'string' ? message : (message?.message ?? issue.message);
};

/**
 * Parses input by a schema of the use case.
 * @throws INVALID_INPUT listing every problem with its field, in both languages
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const custom = issue.code === 'custom' ? (issue.params as Partial<FieldProblem> | undefined) : undefined;
    return {
      field: issue.path.map(String),
      code: custom?.code ?? issue.code.toUpperCase(),
      zh: custom?.zh ?? wording(zhMessages, issue),
      en: custom?.en ?? wording(enMessages, issue),
    };
  });
  const list = (language: 'zh' | 'en') => problems.map((problem) => `${problem.field.join('.')}: ${problem[language]}`).join('; ');
  throw new AppError('INVALID_INPUT', 'invalid', `输入有误 — ${list('zh')}`, `Invalid input: ${list('en')}`, problems);
}

const STORAGE_FULL_SQLSTATES = new Set(['53100', '53200']);
const UNAVAILABLE_CODES = /^(08|57P0|53300|ECONN|EPIPE|ENOENT)/;

/** The refusal a caller sees for any failure: our own as they are, faults of the database as retryable, the rest null (INTERNAL). */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown; driverError?: { code?: unknown } })?.driverError?.code ?? (error as { code?: unknown })?.code;
  if (typeof code !== 'string') return null;
  if (code === '42501') return platformErrors.NOT_FOUND(); // row level security refused what a use case let through
  if (STORAGE_FULL_SQLSTATES.has(code)) return platformErrors.STORAGE_FULL();
  if (UNAVAILABLE_CODES.test(code)) return platformErrors.UNAVAILABLE();
  return null;
}
