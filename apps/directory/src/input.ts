import { textProblem } from '@fire-campaign/domain';
import { parseInput } from '@fire-campaign/platform';
import { z } from 'zod';

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
