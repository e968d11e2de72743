import { readdirSync, readFileSync } from 'node:fs';
import { campaignDraft, type CampaignDraft } from './draft.js';

const FOLDER = new URL('../../data/templates/', import.meta.url);

/** A template of the platform's own: one file of `data/templates`, whose name is its code. */
export interface Pack {
  readonly code: string;
  readonly draft: CampaignDraft;
}

let packs: readonly Pack[] | null = null;

/** The built-in packs in a fixed order, read once. @throws ZodError naming the place when a file is not as it must be */
export function builtInPacks(): readonly Pack[] {
  packs ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      code: name.slice(0, -'.json'.length).toUpperCase().replaceAll('-', '_'),
      draft: campaignDraft.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))),
    }));
  return packs;
}
