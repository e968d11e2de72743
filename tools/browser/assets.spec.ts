import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const built = join(import.meta.dirname, '..', '..', 'apps', 'console', 'dist');
const assets = readdirSync(join(built, 'assets')).map((name) => ({ name, text: readFileSync(join(built, 'assets', name), 'utf8') }));
const addresses = (text: string) => [...text.matchAll(/\b(?:https?|wss?):\/\/[\w.-]+/g)].map(([address]) => address);

/** Names of namespaces, and pages that libraries name in the texts of their errors. None of them is ever loaded. */
const NAMED = [
  'http://www.w3.org',
  'http://localhost',
  'http://127.0.0.1',
  'https://react.dev',
  'https://reactrouter.com',
  'https://react.i18next.com',
  'https://go.apollo.dev',
  'https://github.com',
  'https://chrome.google.com',
  'https://addons.mozilla.org',
  'https://yarnpkg.com',
];

describe('the built console', () => {
  it('names no address but those that are only words', () => {
    expect(assets.length).toBeGreaterThan(20);
    expect([...new Set(assets.flatMap(({ text }) => addresses(text)))].filter((address) => !NAMED.includes(address))).toEqual([]);
  });

  it('loads nothing from elsewhere: no address in its page and its styles', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(addresses(page)).toEqual([]);
    expect(assets.filter(({ name }) => name.endsWith('.css')).flatMap(({ text }) => addresses(text))).toEqual([]);
    expect(assets.filter(({ name, text }) => name.endsWith('.css') && /@import|url\(/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('has no script in its page, and none that is made from text', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect([...page.matchAll(/<script\b[^>]*>([^<]*)/g)].map((match) => match[1]!.trim()).join('')).toBe('');
    expect(page).not.toMatch(/\son\w+=/);
  });
});
