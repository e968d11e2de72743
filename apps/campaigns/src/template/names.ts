import { comparableName } from '@fire-campaign/domain';

/** A kind of bodies named together: 各处室, 各支队, 各大队. */
export type Wildcard = 'DIVISIONS' | 'DETACHMENTS' | 'BRIGADES';
const WILDCARDS: readonly (readonly [RegExp, Wildcard])[] = [
  [/^(?:机关)?各(?:处室|科室|部门)$/, 'DIVISIONS'],
  [/^各支队$/, 'DETACHMENTS'],
  [/^各大队$/, 'BRIGADES'],
];

export interface NamedDivision {
  readonly id: string;
  readonly name: string;
}

/** What a name in a document means. */
export type NameMatch =
  | { readonly kind: 'WILDCARD'; readonly wildcard: Wildcard }
  | { readonly kind: 'DIVISION'; readonly divisionId: string }
  /** At most three divisions it may mean, the likeliest first. */
  | { readonly kind: 'UNMATCHED'; readonly candidates: readonly string[] };

/** A name without the organisation before it: 总队保密办 and 保密办 are one. */
const bare = (name: string) => comparableName(name).replace(/^(?:.{0,12}?(?:总队|支队|大队))(?:机关)?(?=.{2})/u, '');

/**
 * Finds the division that a document's name means. Equal names first, then equal ones without the organisation; a name that two
 * divisions bear means neither.
 */
export function matchName(name: string, divisions: readonly NamedDivision[]): NameMatch {
  const wildcard = WILDCARDS.find(([pattern]) => pattern.test(comparableName(name)));
  if (wildcard !== undefined) return { kind: 'WILDCARD', wildcard: wildcard[1] };
  for (const form of [comparableName, bare]) {
    const equal = divisions.filter((division) => form(division.name) === form(name));
    if (equal.length === 1) return { kind: 'DIVISION', divisionId: equal[0]!.id };
    if (equal.length > 1) return { kind: 'UNMATCHED', candidates: equal.slice(0, 3).map(({ id }) => id) };
  }
  const candidates = divisions
    .map(({ id, name: other }) => ({ id, likeness: likeness(bare(name), bare(other)) }))
    .filter((one) => one.likeness >= 0.4)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, 3);
  return { kind: 'UNMATCHED', candidates: candidates.map(({ id }) => id) };
}

/** Share of common characters (Dice), 0–1: names of divisions are short, and their words two characters. */
export function likeness(one: string, other: string): number {
  const left = [...other];
  const common = [...one].filter((character) => {
    const at = left.indexOf(character);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / ([...one].length + [...other].length);
}
