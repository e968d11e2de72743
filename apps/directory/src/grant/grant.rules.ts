import { EXCLUSIVE_ROLES, ROLES, type LocalDate, type Role } from '@fire-campaign/domain';
import { errors } from '../errors.js';

/** Days on which a grant counts, both included; `validTo` null: without end. */
export interface Validity {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface HeldRole extends Validity {
  readonly role: Role;
}

/** @throws PERIOD_REVERSED, GRANT_IN_PAST */
export function requireValidity({ validFrom, validTo }: Validity, today: LocalDate): void {
  if (validFrom < today) throw errors.GRANT_IN_PAST({ today });
  if (validTo !== null && validTo < validFrom) throw errors.PERIOD_REVERSED({ from: validFrom, to: validTo });
}

/**
 * Of the three administrators (三员) a person is one at most on any day, in any region.
 *
 * @param held all grants of the person that are not revoked, wherever they hold
 * @throws ROLES_EXCLUDE
 * @source 三员分立(等保三级 8.1.5)
 */
export function requireSeparation(wanted: HeldRole, held: readonly HeldRole[]): void {
  if (!EXCLUSIVE_ROLES.includes(wanted.role)) return;
  const other = held.find((grant) => EXCLUSIVE_ROLES.includes(grant.role) && grant.role !== wanted.role && overlap(grant, wanted));
  if (other !== undefined) throw errors.ROLES_EXCLUDE({ held: ROLES[other.role].zh, role: ROLES[wanted.role].zh });
}

function overlap(one: Validity, other: Validity): boolean {
  return (one.validTo === null || other.validFrom <= one.validTo) && (other.validTo === null || one.validFrom <= other.validTo);
}
