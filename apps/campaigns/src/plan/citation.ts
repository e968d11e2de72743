import { day, optional, text } from '@fire-campaign/platform';
import { z } from 'zod';

/** Where an item of a plan comes from (出处): a document, its clause, and at most a short quote. Stored as jsonb. */
export const citation = z.object({
  /** Title of the document. */
  title: text(200),
  /** 文号 or the number in a series of bulletins. */
  documentNumber: optional(text(60)),
  issuer: optional(text(100)),
  /** 成文日期 */
  issuedOn: optional(day),
  /** Section as the document counts them, such as 三(一)1. */
  clause: text(100),
  quote: optional(text(300)),
  /** The quote's place in the text that was read, in UTF-16 code units, `end` excluded. */
  span: optional(
    z.object({ start: z.int().min(0), end: z.int().min(1) }).refine(({ start, end }) => start < end, {
      path: ['end'],
      params: { code: 'SPAN', zh: '引文位置的终点须大于起点。', en: 'A quote ends after it begins.' },
    }),
  ),
});
export type Citation = z.output<typeof citation>;
