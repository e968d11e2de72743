/**
 * A division code without its trailing zeros: province 2 digits, city 4, county 6, town 9, village 12; each is a prefix of
 * its children. '' is the whole country, as a scope and as the parent of a province.
 *
 * @source GB/T 2260 (to county) and GB/T 10114 (towns and villages); the statistics bureau's 12 digits, cut
 */
export type RegionCode = string;

export type RegionLevel = 'NATION' | 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWN' | 'VILLAGE';

const CODE_LENGTH = { NATION: 0, PROVINCE: 2, CITY: 4, COUNTY: 6, TOWN: 9, VILLAGE: 12 } as const satisfies Record<RegionLevel, number>;
const LEVEL_BY_LENGTH: ReadonlyMap<number, RegionLevel> = new Map(
  (Object.keys(CODE_LENGTH) as RegionLevel[]).map((level) => [CODE_LENGTH[level], level]),
);

/** True for a code of one division. False for '', which is a scope and no division, and for a code padded to another level's length. */
export function isRegionCode(text: string): text is RegionCode {
  return /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(text);
}

/**
 * The level of a code; NATION for ''.
 *
 * @throws RangeError when `code` is neither '' nor a region code
 */
export function regionLevel(code: RegionCode): RegionLevel {
  const level = LEVEL_BY_LENGTH.get(code.length);
  if (level === undefined || (code !== '' && !isRegionCode(code))) throw new RangeError(`not a region code: ${code}`);
  return level;
}

/**
 * The region directly above: '' for a province, null for ''.
 *
 * @throws RangeError when `code` is neither '' nor a region code
 */
export function parentRegion(code: RegionCode): RegionCode | null {
  switch (regionLevel(code)) {
    case 'NATION':
      return null;
    case 'PROVINCE':
      return '';
    case 'CITY':
      return code.slice(0, CODE_LENGTH.PROVINCE);
    case 'COUNTY':
      return code.slice(0, CODE_LENGTH.CITY);
    case 'TOWN':
      return code.slice(0, CODE_LENGTH.COUNTY);
    case 'VILLAGE':
      return code.slice(0, CODE_LENGTH.TOWN);
  }
}

/**
 * The regions a region lies in, from its province down to its parent; none for '' and for a province.
 *
 * @throws RangeError when `code` is neither '' nor a region code
 */
export function regionAncestors(code: RegionCode): readonly RegionCode[] {
  const parent = parentRegion(code);
  return parent === null || parent === '' ? [] : [...regionAncestors(parent), parent];
}

/**
 * True when `code` is `scope` itself or lies in it; '' contains everything.
 *
 * @throws RangeError when either is malformed: a right must not widen because a scope lost a digit
 */
export function regionContains(scope: RegionCode, code: RegionCode): boolean {
  regionLevel(scope);
  regionLevel(code);
  return code.startsWith(scope);
}

/**
 * The codes of a region and all below it as one half-open range, `from` <= code < `to`, in C collation: one index scan.
 *
 * @returns for '' from '' to ':', because ':' follows '9'
 * @throws RangeError when `scope` is neither '' nor a region code
 */
export function regionRange(scope: RegionCode): { readonly from: string; readonly to: string } {
  regionLevel(scope);
  return { from: scope, to: `${scope}:` };
}

/**
 * The region of the given level that a region is or lies in.
 *
 * @returns '' for NATION; null when `code` is above that level
 * @throws RangeError when `code` is neither '' nor a region code
 */
export function regionAtLevel(code: RegionCode, level: RegionLevel): RegionCode | null {
  regionLevel(code);
  return code.length < CODE_LENGTH[level] ? null : code.slice(0, CODE_LENGTH[level]);
}
