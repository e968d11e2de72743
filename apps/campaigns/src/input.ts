import { classificationMark, isLocalDate, textProblem } from '@fire-campaign/domain';
import { platformErrors } from '@fire-campaign/platform';
import { z } from 'zod';

/** Text as officers write it: trimmed, storable, and free of state-secret marks. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .superRefine((value, context) => {
      const problem = textProblem(value);
      if (problem !== null) {
        context.addIssue({
          code: 'custom',
          params: {
            code: `TEXT_${problem}`,
            zh: '含有无法保存的控制字符。请删除后重新输入。',
            en: 'Contains characters that cannot be stored. Remove them and try again.',
          },
        });
      }
      const mark = classificationMark(value);
      if (mark !== null) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'CLASSIFIED',
            zh: `带有密级标志“${mark}”。本平台不得存储国家秘密,请删除涉密内容。`,
            en: `Bears the classification mark "${mark}". This platform may not hold state secrets; remove the classified content.`,
          },
        });
      }
    });

export const localDate = z.string().refine(isLocalDate, {
  params: { code: 'NOT_A_DAY', zh: '日期应为 YYYY-MM-DD。', en: 'Use a day written YYYY-MM-DD.' },
});

export const idempotencyKey = text(100);

/**
 * The id of a record asked for; what is no id at all is as unknown as a foreign record.
 * @throws NOT_FOUND
 */
export function recordId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw platformErrors.NOT_FOUND();
  return id;
}

/** Ids among references of other services; what is no id resolves to nothing. */
export const validIds = (ids: readonly string[]): readonly string[] => ids.filter((id) => z.uuid().safeParse(id).success);
