import { describe, expect, it } from '@jest/globals';
import { CHECKLISTS, checklistsOn, itemOn } from './checklists.js';

describe('checklists', () => {
  it('has every item code once among the lists of a day', () => {
    for (const { validFrom } of CHECKLISTS) {
      const codes = checklistsOn(validFrom).flatMap(({ items }) => items.map(({ code }) => code));
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('quotes the five lethal factors of the bulletin', () => {
    expect(checklistsOn('2022-02-17').find(({ code }) => code === 'LETHAL_FACTORS')?.items).toHaveLength(5);
  });

  it.each([
    ['FIRE_LANE', '2021-04-29', true],
    ['FIRE_LANE', '2021-04-28', false],
    ['LETHAL_E_BIKE', '2022-02-16', false],
    ['LETHAL_E_BIKE', '2022-02-17', true],
    ['fire_lane', '2026-01-01', false],
  ])('knows %s on %s: %s', (code, day, known) => {
    expect(itemOn(code, day) !== null).toBe(known);
  });
});
