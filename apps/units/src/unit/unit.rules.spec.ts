import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { SCHEMA_HEADER } from '@fire-campaign/platform';
import { IMPORT_FIELDS } from '../import/columns.js';
import { units } from '../service.js';
import { CATEGORIES, COORDINATE_SYSTEMS, dedupeKey, maskedPhone, SUPERVISING_BODIES, unitMachine } from './unit.rules.js';

describe('maskedPhone', () => {
  it.each([
    ['13812340000', '138****0000'],
    ['025-83712345', '025****2345'],
    ['83712345', '****45'],
    ['119', '****19'],
  ])('%s', (phone, expected) => {
    expect(maskedPhone(phone)).toBe(expected);
  });
});

describe('dedupeKey', () => {
  const key = (name: string, region = '320102', address: string | null = '中山路1号') => dedupeKey(null, name, region, address);

  it('is the credit code where there is one', () => {
    expect(dedupeKey('91320100MA1234567B', 'x', '320102', null)).toBe('91320100MA1234567B');
  });
  it('is else made of name, region and address, whose writing does not matter', () => {
    expect(key('南京医院', '320102', '中山路１号')).toBe(key('南京医院'));
    for (const other of [
      key('南京医院分院'),
      key('南京医院', '320104'),
      key('南京医院', '320102', '中山路2号'),
      key('南京医院', '320102', null),
    ]) {
      expect(other).not.toBe(key('南京医院'));
    }
  });
});

describe('unitMachine', () => {
  it('is the table officers know', () => {
    expect(unitMachine.transitions.map(({ from, action, to }) => `${from} ${action} ${to}`)).toEqual([
      'OPERATING SUSPEND SUSPENDED',
      'SUSPENDED RESUME OPERATING',
      'OPERATING LOSE UNREACHABLE',
      'SUSPENDED LOSE UNREACHABLE',
      'UNREACHABLE FIND OPERATING',
      'OPERATING CLOSE CLOSED',
      'SUSPENDED CLOSE CLOSED',
      'UNREACHABLE CLOSE CLOSED',
      'CLOSED REOPEN OPERATING',
    ]);
  });
});

describe('the schema', () => {
  const schema = buildSchema(
    `directive @key(fields: String!, resolvable: Boolean) repeatable on OBJECT\ndirective @shareable on OBJECT\n${SCHEMA_HEADER}\n${units.sdl}`.replace(
      /extend schema.*/,
      '',
    ),
    { assumeValid: true },
  );
  it.each([
    ['UnitCategory', Object.entries(CATEGORIES)],
    ['SupervisingBody', Object.entries(SUPERVISING_BODIES)],
    ['UnitStatus', Object.entries(unitMachine.states).map(([code, { zh }]) => [code, zh] as const)],
    ['UnitStatusAction', [...new Map(unitMachine.transitions.map(({ action, zh }) => [action, zh] as const))]],
  ])('names each value of %s as the rules do', (name, expected) => {
    const values = (schema.getType(name) as GraphQLEnumType).getValues().map((value) => [value.name, value.description]);
    expect(new Map(values as [string, string][])).toEqual(new Map(expected));
  });
  it.each([
    ['CoordinateSystem', COORDINATE_SYSTEMS],
    ['ImportField', IMPORT_FIELDS],
  ])('lists %s', (name, expected) => {
    expect((schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name)).toEqual(expected);
  });
});
