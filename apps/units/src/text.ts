import { classificationMark, comparableName, textProblem } from '@fire-campaign/domain';
import { z } from 'zod';

/** CJK, small letters, digits and plain marks: what `comparableName` leaves as it is. */
const PLAIN = /^[一-龥a-z0-9().,-]*$/;

/** `comparableName`, short-cut for the nine names in ten that are already plain: an import calls this twice a row. */
export function nameKey(text: string): string {
  return PLAIN.test(text) ? text : comparableName(text);
}

const REFUSALS = {
  NUL: { code: 'TEXT_NUL', zh: '含有空字符。请删除后重试。', en: 'contains a NUL character. Remove it.' },
  LONE_SURROGATE: { code: 'TEXT_BROKEN', zh: '含有损坏的字符。请重新输入。', en: 'contains a broken character. Type it again.' },
  CONTROL: { code: 'TEXT_CONTROL', zh: '含有控制字符。请删除后重试。', en: 'contains a control character. Remove it.' },
  BLANK: { code: 'TEXT_BLANK', zh: '不能为空。请填写。', en: 'is blank. Fill it in.' },
  CLASSIFIED: {
    code: 'CLASSIFIED',
    zh: '含有国家秘密标志。本平台不得存储涉密信息,请删除。',
    en: 'bears a state-secret mark. This platform may not hold classified information; remove it.',
  },
} as const;
export type TextRefusal = keyof typeof REFUSALS;

/** Why a text may not be stored, the first that applies; null when it may. */
export function textRefusal(text: string): TextRefusal | null {
  const problem = textProblem(text);
  if (problem !== null) return problem;
  if (nameKey(text) === '') return 'BLANK';
  return text.includes('密') && classificationMark(text) !== null ? 'CLASSIFIED' : null;
}

/** A text that can be stored, kept exactly as it was sent. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .superRefine((value, context) => {
      const refusal = textRefusal(value);
      if (refusal !== null) context.addIssue({ code: 'custom', params: REFUSALS[refusal] });
    });

/** Every command's key; see `Database.command`. */
export const idempotencyKey = text(200);
