import type { RequestContext } from '@fire-campaign/platform';
import { Meeting } from '../meeting/meeting.entity.js';
import type { MeetingService } from '../meeting/meeting.service.js';
import { Document } from './document.entity.js';
import type { DocumentService } from './document.service.js';

/** What records of the registers show of each other; anything the viewer may not read is null. */
export const documentFor = (request: RequestContext, documents: DocumentService, id: string | null) =>
  id === null ? null : request.loader(Document, (ids) => documents.byIds(request.actor, ids)).load(id);

const meetingFor = (request: RequestContext, meetings: MeetingService, id: string) =>
  request.loader(Meeting, (ids) => meetings.byIds(request.actor, ids)).load(id);

/** A document or a meeting, whichever has the id; null when the viewer reads neither. */
export async function stepFor(
  request: RequestContext,
  { documents, meetings }: { readonly documents: DocumentService; readonly meetings: MeetingService },
  { id, depth }: { readonly id: string; readonly depth: number },
) {
  const [document, meeting] = await Promise.all([documentFor(request, documents, id), meetingFor(request, meetings, id)]);
  return document === null && meeting === null ? null : { depth, document, meeting };
}

export async function lineageFor(
  request: RequestContext,
  services: { readonly documents: DocumentService; readonly meetings: MeetingService },
  id: string,
) {
  const steps = await request
    .listLoader(
      lineageFor,
      (ids) => services.documents.lineage(request.actor, ids),
      ({ root }) => root,
    )
    .load(id);
  return (await Promise.all(steps.map((step) => stepFor(request, services, step)))).filter((step) => step !== null);
}

export async function citationsFor(request: RequestContext, documents: DocumentService, numbers: readonly string[]) {
  const loader = request.loader(citationsFor, (asked) => documents.cited(request.actor, asked));
  const found = await loader.loadMany(numbers);
  return numbers.map((number, index) => {
    const one = found[index];
    if (one instanceof Error) throw one;
    return { number, document: one?.document ?? null };
  });
}
