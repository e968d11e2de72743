import { z } from 'zod';
import { defineEvent, localDate, regionCode } from './contract.js';

/** A double-random draw (双随机) was made; `transcriptHash` lets anyone check it. */
export const DrawCompleted = defineEvent({
  type: 'inspections.draw.completed',
  version: 1,
  key: 'drawId',
  data: z.object({ drawId: z.uuid(), campaignId: z.uuid().nullable(), regionCode, visits: z.number().int(), transcriptHash: z.string() }),
  labels: { drawId: 'PUBLIC', campaignId: 'PUBLIC', regionCode: 'PUBLIC', visits: 'PUBLIC', transcriptHash: 'PUBLIC' },
});

/** An inspection was carried out and signed. */
export const InspectionCompleted = defineEvent({
  type: 'inspections.inspection.completed',
  version: 1,
  key: 'unitId',
  data: z.object({
    inspectionId: z.uuid(),
    unitId: z.uuid(),
    regionCode,
    campaignId: z.uuid().nullable(),
    inspectedOn: localDate,
    result: z.enum(['PASSED', 'HAZARDS_FOUND']),
    hazards: z.number().int(),
  }),
  labels: {
    inspectionId: 'PUBLIC',
    unitId: 'PUBLIC',
    regionCode: 'PUBLIC',
    campaignId: 'PUBLIC',
    inspectedOn: 'PUBLIC',
    result: 'PUBLIC',
    hazards: 'PUBLIC',
  },
});

/** A hazard was found and filed (立案). `dueOn` is the last permitted day. */
export const HazardFiled = defineEvent({
  type: 'inspections.hazard.filed',
  version: 1,
  key: 'hazardId',
  data: z.object({
    hazardId: z.uuid(),
    unitId: z.uuid(),
    inspectionId: z.uuid(),
    regionCode,
    level: z.enum(['GENERAL', 'MAJOR']),
    foundOn: localDate,
    dueOn: localDate,
  }),
  labels: {
    hazardId: 'PUBLIC',
    unitId: 'PUBLIC',
    inspectionId: 'PUBLIC',
    regionCode: 'PUBLIC',
    level: 'PUBLIC',
    foundOn: 'PUBLIC',
    dueOn: 'PUBLIC',
  },
});

/** The unit reported a hazard corrected; re-inspection is due. */
export const HazardRectified = defineEvent({
  type: 'inspections.hazard.rectified',
  version: 1,
  key: 'hazardId',
  data: z.object({ hazardId: z.uuid(), unitId: z.uuid(), regionCode, rectifiedOn: localDate }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', rectifiedOn: 'PUBLIC' },
});

/** Re-inspection failed: the hazard is open again with a new last permitted day. */
export const RectificationRejected = defineEvent({
  type: 'inspections.hazard.rejected',
  version: 1,
  key: 'hazardId',
  data: z.object({ hazardId: z.uuid(), unitId: z.uuid(), regionCode, reinspectedOn: localDate, dueOn: localDate }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', reinspectedOn: 'PUBLIC', dueOn: 'PUBLIC' },
});

/** The last permitted day of an open hazard was put off (延期), before it had passed. */
export const HazardExtended = defineEvent({
  type: 'inspections.hazard.extended',
  version: 1,
  key: 'hazardId',
  data: z.object({ hazardId: z.uuid(), unitId: z.uuid(), regionCode, extendedOn: localDate, dueOn: localDate }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', extendedOn: 'PUBLIC', dueOn: 'PUBLIC' },
});

/** A hazard passed re-inspection (复查合格) and was closed (销案). Sent once per closure; a reopened hazard can send it again. */
export const HazardClosed = defineEvent({
  type: 'inspections.hazard.closed',
  version: 1,
  key: 'hazardId',
  data: z.object({ hazardId: z.uuid(), unitId: z.uuid(), regionCode, dueOn: localDate, closedOn: localDate }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', dueOn: 'PUBLIC', closedOn: 'PUBLIC' },
});

/** A follow-up check (回头看) found a closed hazard again. */
export const HazardReopened = defineEvent({
  type: 'inspections.hazard.reopened',
  version: 1,
  key: 'hazardId',
  data: z.object({ hazardId: z.uuid(), unitId: z.uuid(), regionCode, reopenedOn: localDate, dueOn: localDate }),
  labels: { hazardId: 'PUBLIC', unitId: 'PUBLIC', regionCode: 'PUBLIC', reopenedOn: 'PUBLIC', dueOn: 'PUBLIC' },
});
