import { describe, expect, it } from '@jest/globals';
import { nearest } from './user-errors';

describe('the field of a refusal', () => {
  const shown = [['name'], ['citation'], ['phases', '0'], ['phases', '0', 'endsOn']];
  it.each([
    [['name'], ['name']],
    [['citation', 'clause'], ['citation']],
    [
      ['phases', '0', 'endsOn'],
      ['phases', '0', 'endsOn'],
    ],
    [
      ['phases', '0', 'exitGate', '1'],
      ['phases', '0'],
    ],
    [['phases', '1', 'endsOn'], null],
    [['expectedVersion'], null],
    [[], null],
  ])('%j is shown at %j', (field, at) => {
    expect(nearest(shown, field)).toEqual(at);
  });
});
