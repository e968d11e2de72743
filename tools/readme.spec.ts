import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** The supergraph without its joins: what a client sees, and a little more. */
const schema = buildSchema(readFileSync(join(root, 'apps/gateway/supergraph.graphql'), 'utf8'), { assumeValidSDL: true });

describe('the README', () => {
  const operations = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map((match) => match[1]!);
  it.each(operations.map((text) => [text.split('\n')[0]!, text]))('has an operation that fits the graph: %s', (_, text) => {
    expect(validate(schema, parse(text)).map((error) => error.message)).toEqual([]);
  });
  it('tours at least ten operations', () => expect(operations.length).toBeGreaterThanOrEqual(10));
  it.each([...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map((match) => match[1]!))('links to a file that exists: %s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});
