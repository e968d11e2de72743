import { describe, expect, it } from '@jest/globals';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { enforceLimits, LIMITS, measureQuery } from './limits.js';

const nested = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;
const measure = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)!;
  return measureQuery(document, operation, variables);
};

describe('measuring a query', () => {
  it.each([
    ['one field', '{ a }', { depth: 1, aliases: 0, cost: 1 }],
    ['a paged list multiplies what is below it', '{ a(first: 20) { b c } }', { depth: 2, aliases: 0, cost: 41 }],
    ['nested pages multiply', '{ a(first: 20) { b(first: 3) { c } } }', { depth: 3, aliases: 0, cost: 1 + 20 * (1 + 3) }],
    ['fragments count where they are spread', '{ ...f ...f } fragment f on Q { x: a }', { depth: 1, aliases: 2, cost: 2 }],
    ['inline fragments add no depth', '{ ... on Q { a { b } } }', { depth: 2, aliases: 0, cost: 2 }],
    ['page sizes above the limit count as the limit', '{ a(first: 99999999) { b } }', { depth: 2, aliases: 0, cost: 201 }],
    ['introspection counts as one field', `{ __schema { types ${nested(20)} } a }`, { depth: 1, aliases: 0, cost: 2 }],
    ['negative sizes count as one', '{ a(first: -5) { b } }', { depth: 2, aliases: 0, cost: 2 }],
  ])('%s', (_, text, expected) => expect(measure(text)).toEqual(expected));

  it('reads the page size of a variable', () => {
    expect(measure('query($n: Int) { a(first: $n) { b } }', { n: 100 }).cost).toBe(101);
  });

  it('takes no time for fragments spread in fragments, and ends on a cycle', () => {
    const bomb = Array.from({ length: 60 }, (_, i) => `fragment f${i} on Q { ...f${i + 1} ...f${i + 1} }`).join(' ');
    expect(measure(`{ ...f0 } ${bomb} fragment f60 on Q { a }`).cost).toBeGreaterThan(1e15);
    expect(measure('{ ...f } fragment f on Q { a ...f }').cost).toBe(1);
  });
});

describe('limits', () => {
  it.each([
    ['depth 1,000', nested(1000), 'QUERY_TOO_DEEP'],
    ['31 aliases', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: a`).join(' ')} }`, 'TOO_MANY_ALIASES'],
    ['three nested pages of 200', '{ a(first: 200) { b(first: 200) { c(first: 200) { d } } } }', 'QUERY_TOO_COSTLY'],
  ])('refuse %s', (_, text, code) => expect(() => enforceLimits(measure(text))).toThrow(code));

  it('let the deepest allowed query pass', () => {
    expect(() => enforceLimits(measure(nested(LIMITS.depth)))).not.toThrow();
    expect(() => enforceLimits(measure(nested(LIMITS.depth + 1)))).toThrow('QUERY_TOO_DEEP');
  });
});
