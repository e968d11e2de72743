import { describe, expect, it } from '@jest/globals';
import type { Role } from '@fire-campaign/domain';
import { requireSeparation, requireValidity, type HeldRole } from './grant.rules.js';

const held = (role: Role, validFrom = '2026-01-01', validTo: string | null = null): HeldRole => ({ role, validFrom, validTo });

describe('validity of a grant', () => {
  it.each([
    ['2026-03-01', null, null],
    ['2026-03-01', '2026-03-01', null],
    ['2026-04-01', '2026-05-01', null],
    ['2026-02-28', null, 'GRANT_IN_PAST'],
    ['2026-03-02', '2026-03-01', 'PERIOD_REVERSED'],
  ])('%s to %s: %s', (validFrom, validTo, problem) => {
    const check = expect(() => requireValidity({ validFrom, validTo }, '2026-03-01'));
    if (problem === null) check.not.toThrow();
    else check.toThrow(problem);
  });
});

describe('separation of the three administrators', () => {
  it.each<[string, HeldRole, HeldRole[], boolean]>([
    ['nothing held', held('AUDITOR'), [], true],
    ['system and security', held('SECURITY_ADMIN'), [held('SYSTEM_ADMIN')], false],
    ['system and audit', held('AUDITOR'), [held('INSPECTOR'), held('SYSTEM_ADMIN')], false],
    ['security and audit', held('SECURITY_ADMIN'), [held('AUDITOR')], false],
    ['the same role elsewhere', held('AUDITOR'), [held('AUDITOR')], true],
    ['a business role', held('INSPECTOR'), [held('AUDITOR')], true],
    ['one after the other', held('AUDITOR', '2026-06-01'), [held('SYSTEM_ADMIN', '2026-01-01', '2026-05-31')], true],
    ['one day together', held('AUDITOR', '2026-05-31'), [held('SYSTEM_ADMIN', '2026-01-01', '2026-05-31')], false],
    ['before an announced one', held('AUDITOR', '2026-03-01', '2026-05-31'), [held('SYSTEM_ADMIN', '2026-06-01')], true],
  ])('%s', (_, wanted, others, allowed) => {
    const check = expect(() => requireSeparation(wanted, others));
    if (allowed) check.not.toThrow();
    else check.toThrow('ROLES_EXCLUDE');
  });
});
