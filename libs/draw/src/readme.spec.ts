import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { draw, frameText, transcriptText, verifyDraw, type DrawFrame, type DrawResult, type DrawSpec } from './index.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The fenced blocks of one language, in the order of the page. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map((match) => match[1]!);
}

describe('the worked example of README.md', () => {
  const [frame, spec, result] = blocks('json').map((text) => JSON.parse(text) as unknown) as [DrawFrame, DrawSpec, DrawResult];
  const [frameLines, transcriptLines] = blocks('text');

  it('is what the library draws', () => {
    expect(draw(frame, spec)).toEqual(result);
    expect(verifyDraw(frame, spec, result)).toEqual([]);
  });

  it('shows the texts that are hashed', () => {
    expect(frameText(frame)).toBe(frameLines);
    expect(transcriptText(spec, result)).toBe(transcriptLines);
  });
});
