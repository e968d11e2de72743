import { classificationMark, isLocalDate, isRegionCode, textProblem } from '@fire-campaign/domain';
import { z } from 'zod';
import { parseInput, platformErrors } from './errors.js';

/*
 * What inputs are made of: the same rules and wordings in every service. GraphQL, imports and the command line use them alike.
 */

/** Text a person typed: trimmed, of `min` to `max` characters, storable, and without a state-secret mark. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .superRefine((value, context) => {
      const problem = textProblem(value);
      if (problem !== null) context.addIssue({ code: 'custom', params: UNSTORABLE[problem] });
      else if (classificationMark(value) !== null) context.addIssue({ code: 'custom', params: CLASSIFIED });
    });

export const UNSTORABLE = {
  NUL: { code: 'TEXT_NUL', zh: '含有空字符。请删除后重试。', en: 'Contains a NUL character. Remove it.' },
  LONE_SURROGATE: { code: 'TEXT_BROKEN', zh: '含有损坏的字符。请重新输入。', en: 'Contains a broken character. Type it again.' },
  CONTROL: { code: 'TEXT_CONTROL', zh: '含有控制字符。请删除后重试。', en: 'Contains a control character. Remove it.' },
} as const;

/** @source 保守国家秘密法(2024)第三十一条:非涉密信息系统不得存储、处理国家秘密 */
export const CLASSIFIED = {
  code: 'CLASSIFIED',
  zh: '带有国家秘密标志。本平台为非涉密系统,不得录入,请按保密规定处理。',
  en: 'Bears a state-secret mark. This unclassified platform may not hold it; handle it by the secrecy rules.',
} as const;

/** An id as the database writes it, so that ids compare as text. */
export const id = z.uuid().toLowerCase();

/** True for an id that can be looked up; anything else belongs to no record. */
export const isId = (value: string): boolean => id.safeParse(value).success;

/**
 * The id of a record asked for; what is no id at all is as unknown as a foreign record.
 * @throws NOT_FOUND
 */
export function recordId(value: string): string {
  if (!isId(value)) throw platformErrors.NOT_FOUND();
  return value;
}

export const day = z.string().refine(isLocalDate, {
  params: { code: 'NOT_A_DAY', zh: '日期应为 YYYY-MM-DD。请修改。', en: 'A day is written YYYY-MM-DD. Correct it.' },
});

export const regionCode = z.string().refine(isRegionCode, {
  params: {
    code: 'NOT_A_REGION_CODE',
    zh: '区划代码应为 2、4、6、9 或 12 位数字。请修改。',
    en: 'A region code has 2, 4, 6, 9 or 12 digits. Correct it.',
  },
});

/** Every command's key; see `Database.command`. */
export const idempotencyKey = text(200);

/** The version of the record the person saw. */
export const expectedVersion = z.int().min(1);

/** Optional in GraphQL: absent and null mean the same. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

/** An id to filter by, null when there is none. @throws INVALID_INPUT when malformed */
export function filterId(field: string, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : parseInput(z.object({ [field]: id }), { [field]: value })[field]!;
}
