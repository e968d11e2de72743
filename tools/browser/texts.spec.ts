import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../apps/console/src/locales/en.ts';
import { zh } from '../../apps/console/src/locales/zh.ts';
import { uiTexts } from '../../libs/ui/src/texts.ts';

type Texts = { readonly [key: string]: string | Texts };

/** Every text by its key, without the endings that plurals add. */
function textsOf(texts: Texts, prefix = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(`${prefix}${key.replace(/_(one|other)$/, '')}`, value);
    else for (const [inner, text] of textsOf(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const chinese = textsOf({ ...zh, ui: uiTexts.zh });
const english = textsOf({ ...en, ui: uiTexts.en });
const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([blank]) => blank).sort();

describe('the texts of the console', () => {
  it('are the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('have the same blanks in both languages', () => {
    expect([...chinese].filter(([key, text]) => blanks(text).join() !== blanks(english.get(key) ?? '').join()).map(([key]) => key)).toEqual(
      [],
    );
  });

  it('hold every key that a page asks for', () => {
    const root = join(import.meta.dirname, '..', '..');
    const asked = ['apps/console/src', 'libs/ui/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.tsx'))
        .flatMap((name) => [...readFileSync(join(root, folder, name), 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1]!)),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect([...new Set(asked)].filter((key) => !chinese.has(key))).toEqual([]);
  });
});
