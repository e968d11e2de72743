import { classificationMark, isLocalDate, isRegionCode, textProblem } from '@fire-campaign/domain';
import { parseInput } from '@fire-campaign/platform';
import { z } from 'zod';

/** A line of text that may be stored: trimmed, not empty, without control characters and without a state-secret mark. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .superRefine((value, context) => {
      if (textProblem(value) !== null) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'BAD_TEXT',
            zh: '含有无法保存的控制字符。请删除后重新输入。',
            en: 'Contains control characters that cannot be stored. Remove them.',
          },
        });
        return;
      }
      const mark = classificationMark(value);
      if (mark !== null) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'CLASSIFIED_TEXT',
            zh: `含有密级标志“${mark}”。本系统为非涉密系统,请勿录入涉密内容。`,
            en: `Carries the state-secret mark "${mark}". This is not a classified system: enter no classified content.`,
          },
        });
      }
    });

export const id = z.uuid();
export const day = z.string().refine(isLocalDate);
export const regionCode = z.string().refine(isRegionCode);
export const idempotencyKey = text(200);
/** Optional in GraphQL: absent and null mean the same. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

const search = z.object({
  name: z
    .string()
    .max(100)
    .refine((value) => textProblem(value) === null),
});

/** A text to search for, null when there is none. @throws INVALID_INPUT for what no record can contain */
export function searched(name: string | null | undefined): string | null {
  return name === null || name === undefined || name === '' ? null : parseInput(search, { name }).name;
}

/** Ids of a query that can name a record at all: a malformed one names none. */
export const wellFormed = (ids: readonly string[]): readonly string[] => ids.filter((value) => id.safeParse(value).success);

/** An id to filter by, null when there is none. @throws INVALID_INPUT when malformed */
export function filterId(field: string, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : parseInput(z.object({ [field]: id }), { [field]: value })[field]!;
}
