import { parseInput } from '@fire-campaign/platform';
import { z } from 'zod';

/** One fault of an input, worded for who has to correct it. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Adds faults to what a schema finds. */
export function report(context: z.RefinementCtx, problems: readonly Problem[]): void {
  for (const { path, code, zh, en } of problems) context.addIssue({ code: 'custom', path: [...path], params: { code, zh, en } });
}

/**
 * Refuses an input for faults that only show beside stored records.
 * @throws INVALID_INPUT when there is any
 */
export function refuse(problems: readonly Problem[]): void {
  parseInput(
    z.unknown().superRefine((_, context) => report(context, problems)),
    null,
  );
}
