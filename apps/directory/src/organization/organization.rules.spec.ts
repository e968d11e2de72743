import { describe, expect, it } from '@jest/globals';
import { requireLevelInRegion, requireParentAbove, type OrganizationLevel } from './organization.rules.js';

describe('levels of organisations', () => {
  it.each<[OrganizationLevel, string, boolean]>([
    ['CORPS', '32', true],
    ['CORPS', '3201', false],
    ['DETACHMENT', '3201', true],
    ['DETACHMENT', '110101', true], // districts of a municipality have detachments
    ['DETACHMENT', '32', false],
    ['BRIGADE', '320102', true],
    ['BRIGADE', '3201', true],
    ['BRIGADE', '320102002', false],
    ['STATION', '320102002', true],
    ['TOWNSHIP', '320102002', true],
    ['TOWNSHIP', '320102', false],
    ['COMMUNITY', '320102002001', true],
    ['COMMUNITY', '320102002', false],
    ['GRID', '320102002001', true],
    ['GRID', '320102', false],
  ])('%s in %s: %s', (level, regionCode, allowed) => {
    const check = expect(() => requireLevelInRegion({ level, regionCode }));
    if (allowed) check.not.toThrow();
    else check.toThrow('LEVEL_NOT_IN_REGION');
  });

  it.each<[string, OrganizationLevel, string, OrganizationLevel | null, string, string | null]>([
    ['a detachment under its corps', 'DETACHMENT', '3201', 'CORPS', '32', null],
    ['a community under a brigade of its county', 'COMMUNITY', '320102002001', 'BRIGADE', '320102', null],
    ['a corps alone', 'CORPS', '32', null, '', null],
    ['a township alone', 'TOWNSHIP', '320102002', null, '', null],
    ['a detachment alone', 'DETACHMENT', '3201', null, '', 'PARENT_REQUIRED'],
    ['a detachment under another province', 'DETACHMENT', '3201', 'CORPS', '21', 'PARENT_NOT_ABOVE'],
    ['a brigade under a brigade', 'BRIGADE', '320102', 'BRIGADE', '3201', 'PARENT_NOT_ABOVE'],
    ['a corps under a detachment', 'CORPS', '32', 'DETACHMENT', '3201', 'PARENT_NOT_ABOVE'],
  ])('%s', (_, level, regionCode, parentLevel, parentRegion, problem) => {
    const parent = parentLevel === null ? null : { level: parentLevel, regionCode: parentRegion };
    const check = expect(() => requireParentAbove({ level, regionCode }, parent));
    if (problem === null) check.not.toThrow();
    else check.toThrow(problem);
  });
});
