import { daysBetween, type LocalDate } from '@fire-campaign/domain';
import { itemOn } from '../checklist/checklists.js';
import type { HazardState } from './hazard.machine.js';

export type HazardLevel = 'GENERAL' | 'MAJOR';

interface Due {
  readonly state: HazardState;
  readonly dueOn: LocalDate;
}

/** True when a hazard is past its last permitted day and not closed (逾期). Derived from the day, never stored. */
export function isOverdue({ state, dueOn }: Due, today: LocalDate): boolean {
  return state !== 'CLOSED' && dueOn < today;
}

/** Days left for rectification: 0 on the last permitted day, negative when overdue, null when closed. */
export function daysLeft({ state, dueOn }: Due, today: LocalDate): number | null {
  return state === 'CLOSED' ? null : daysBetween(today, dueOn);
}

/** First day of GB 35181-2025, which replaces the edition of 2017. */
const MAJOR_STANDARD_2025_FROM = '2025-11-01';

/**
 * What a hazard is judged by: the article of its checklist item, and for a major one the standard in force when it was found.
 *
 * @returns null when the item names no article and the hazard is not major
 * @source GB 35181-2025《重大火灾隐患判定规则》, in force from 2025-11-01; GB 35181-2017 before
 */
export function legalBasis(level: HazardLevel, itemCode: string, foundOn: LocalDate): string | null {
  const article = itemOn(itemCode, foundOn)?.legalBasis ?? null;
  if (level === 'GENERAL') return article;
  const edition = foundOn < MAJOR_STANDARD_2025_FROM ? 'GB 35181-2017' : 'GB 35181-2025';
  return [`《重大火灾隐患判定规则》(${edition})`, ...(article === null ? [] : [article])].join(';');
}
