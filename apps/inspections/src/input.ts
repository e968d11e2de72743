import { classificationMark, isLocalDate, isRegionCode, textProblem } from '@fire-campaign/domain';
import { z } from 'zod';

/** An id as the database writes it, so that ids compare as text. */
export const id = z.uuid().toLowerCase();
export const idempotencyKey = z.string().min(1).max(200);
export const expectedVersion = z.int().min(1);
export const regionCode = z.string().refine(isRegionCode);
export const day = z.string().refine(isLocalDate);

/** True for an id that can be looked up; anything else belongs to no record. */
export const isId = (text: string): boolean => id.safeParse(text).success;

/** Text a person typed: not blank, storable, and without a state-secret mark. */
export const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .superRefine((value, context) => {
      if (textProblem(value) !== null) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'BAD_TEXT',
            zh: '含有无法保存的字符。请删除后重新填写。',
            en: 'It contains characters that cannot be stored. Remove them.',
          },
        });
      } else if (classificationMark(value) !== null) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'CLASSIFIED',
            zh: '带有国家秘密标志,本系统为非涉密系统,不得录入。请按保密规定处理。',
            en: 'It bears a state-secret mark; this unclassified system must not hold it. Handle it by the secrecy rules.',
          },
        });
      }
    });
