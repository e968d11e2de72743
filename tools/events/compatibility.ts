/** What would break those who built on a released contract. */
import { structure, type Schema } from './schemas.ts';

/** Schemas by their file's path under `schemas/`, e.g. `inspections.hazard.closed.v1` or `internal/units.unit.changed.v1`. */
export type SchemaFiles = ReadonlyMap<string, Schema>;

/**
 * Changes after which what holds for the released schemas no longer holds: each as a sentence that says what to do.
 *
 * An event that we publish may only become narrower: whoever reads by the old schema must be able to read the new events. New
 * fields are no break, nor are new values of an open enumeration. What partners send may only become wider: whoever writes by the
 * old schema must still be understood.
 * @param release version of the released contract, for the sentences
 */
export function breakingChanges(release: string, old: SchemaFiles, now: SchemaFiles): readonly string[] {
  return [...old].flatMap(([file, before]) => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const next = name.replace(/\d+$/, (version) => String(Number(version) + 1));
    const after = now.get(file);
    if (after === undefined) {
      if (old.has(file.replace(name, next))) return [];
      return [`${file}: the event is gone. Publish it beside ${next} for one release, and take it away in the release after.`];
    }
    return changes(before, after).map(
      (change) => `${file}: ${change} since ${release}. Leave it as it was, and publish ${next} with the change beside it.`,
    );
  });
}

function changes(before: Schema, after: Schema): readonly string[] {
  const moved = ['x-topic', 'x-key', 'x-state']
    .filter((keyword) => JSON.stringify(before[keyword]) !== JSON.stringify(after[keyword]))
    .map((keyword) => `${keyword} was ${JSON.stringify(before[keyword])} and is ${JSON.stringify(after[keyword])}`);
  const inbound = String(before['x-topic']).startsWith('fc.in.');
  const found = inbound ? wider(before, after, 'may no longer', '') : wider(after, before, 'may now', '');
  return [...moved, ...lost(before, after, String(before['x-topic']).startsWith('fc.pub.'), ''), ...found];
}

/** Fields that are gone, and (in what partners see) fields whose label has changed. */
function lost(before: Schema, after: Schema, labels: boolean, path: string): readonly string[] {
  const fields = Object.entries(structure(before)?.properties ?? {});
  const present = structure(after)?.properties ?? {};
  return fields.flatMap(([name, field]) => {
    const at = path + name;
    const same = present[name];
    if (same === undefined) return [`${at} is gone`];
    const label = 'x-classification';
    const relabelled =
      labels && field[label] !== same[label] ? [`${at} was labelled ${String(field[label])} and is ${String(same[label])}`] : [];
    return [...relabelled, ...lost(field, same, labels, `${at}.`)];
  });
}

/** Upper and lower bounds: keyword and the sign by which a wider one is greater. */
const BOUNDS = [
  ['maximum', 1],
  ['exclusiveMaximum', 1],
  ['maxLength', 1],
  ['maxItems', 1],
  ['minimum', -1],
  ['exclusiveMinimum', -1],
  ['minLength', -1],
  ['minItems', -1],
] as const;

/**
 * Why a value that `narrow` allows may be refused by `wide`; empty when it never is.
 * @param may what such a value `may now` or `may no longer` be
 */
function wider(narrow: Schema, wide: Schema, may: 'may now' | 'may no longer', path: string): readonly string[] {
  const at = path === '' ? 'data' : path;
  return alternatives(narrow).flatMap((one): readonly string[] => {
    const other = alternatives(wide).find(({ type }) => type === one.type || (type === 'number' && one.type === 'integer'));
    if (other === undefined) return [`${at} ${may} be ${String(one.type)}`];
    const problems: string[] = [];
    const values = allowed(one);
    const limit = allowed(other);
    const outside = values?.filter((value) => !limit?.includes(value)) ?? [];
    if (limit !== null && values === null) problems.push(`${at} ${may} have any value`);
    else if (limit !== null && outside.length > 0) problems.push(`${at} ${may} be ${outside.map(String).join(', ')}`);
    for (const keyword of ['format', 'pattern']) {
      if (other[keyword] !== undefined && other[keyword] !== one[keyword]) problems.push(`the ${keyword} of ${at} has changed`);
    }
    for (const [keyword, sign] of BOUNDS) {
      const [bound, outer] = [one[keyword] as number | undefined, other[keyword] as number | undefined];
      if (outer !== undefined && (bound === undefined || (outer - bound) * sign < 0)) problems.push(`${keyword} of ${at} has changed`);
    }
    const below = path === '' ? '' : `${path}.`;
    for (const name of other.required ?? []) {
      if (one.required?.includes(name)) continue;
      const gone = one.properties?.[name] === undefined && may === 'may now'; // said once, as a lost field
      if (!gone) problems.push(`${below}${name} ${may} be absent`);
    }
    for (const [name, field] of Object.entries(one.properties ?? {})) {
      const same = other.properties?.[name];
      if (same !== undefined) problems.push(...wider(field, same, may, below + name));
    }
    if (one.items !== undefined && other.items !== undefined) problems.push(...wider(one.items, other.items, may, `${at}[]`));
    return problems;
  });
}

/** A schema as alternatives of one type each. */
function alternatives(schema: Schema): readonly Schema[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(alternatives);
  if (!Array.isArray(schema.type)) return [schema];
  return (schema.type as readonly string[]).map((type) => ({ ...schema, type }));
}

/** The only values that a schema allows; null for no such limit. */
function allowed(schema: Schema): readonly unknown[] | null {
  if (schema['const'] !== undefined) return [schema['const']];
  return (schema['enum'] as readonly unknown[] | undefined) ?? null;
}
