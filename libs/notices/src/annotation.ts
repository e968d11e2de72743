/** A draft in the schema of annotated notices (`notice-gold/1`), for the scorer and for people who mark texts by hand. */
import type { DraftItem, HeadItem, ItemKind, NoticeDraft } from './draft.js';
import { CERTAIN } from './found.js';

/** What careful readers agree on: items from {@link CERTAIN} on. What the draft only asks about is left out. */
const certain = <Item extends { readonly confidence: number }>(items: readonly Item[]): readonly Item[] =>
  items.filter(({ confidence }) => confidence >= CERTAIN);

const place = ({ path, quote, span }: DraftItem<ItemKind, unknown>) => ({ path, quote, span });
const told = (item: HeadItem | null): string | null => item?.value ?? null;

/** JSON-ready; see the README for the meaning of each field. */
export function annotation(draft: NoticeDraft, id: string, textFile: string) {
  const { document, campaign } = draft;
  return {
    schema: 'notice-gold/1',
    id,
    textFile,
    operations: certain(draft.operations).map((item) => ({ ...place(item), ...item.value })),
    phases: certain(draft.phases).map((item) => ({ ...place(item), ...item.value })),
    tasks: certain(draft.tasks).map((item) => ({
      ...place(item),
      ...item.value,
      offices: certain(draft.offices)
        .filter(({ path }) => path === item.path)
        .map(({ value }) => value.name),
    })),
    offices: certain(draft.offices).map((item) => ({ ...place(item), name: item.value.name, role: item.value.role })),
    deadlines: certain(draft.deadlines).map((item) => ({ ...place(item), ...item.value })),
    frequencies: certain(draft.frequencies).map((item) => ({ ...place(item), ...item.value })),
    targets: certain(draft.targets).map((item) => ({ ...place(item), ...item.value })),
    references: certain(draft.references).map((item) => ({ ...place(item), ...item.value })),
    accountability: certain(draft.accountability).map((item) => ({ ...place(item), ...item.value })),
    document: {
      title: told(document.title),
      titleQuote: document.title?.quote ?? null,
      issuer: told(document.issuer),
      issuerQuote: document.issuer?.quote ?? null,
      number: told(document.number),
      numberQuote: document.number?.quote ?? null,
      serial: told(document.serial),
      issueDate: told(document.issueDate),
      issueDateQuote: document.issueDate?.quote ?? null,
      publishedAt: told(document.publishedAt),
      addressees: document.addressees.map(({ value }) => value),
    },
    campaign: campaign === null || campaign.confidence < CERTAIN ? null : { ...campaign.value, nameQuote: campaign.quote },
  };
}
