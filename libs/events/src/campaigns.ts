import { z } from 'zod';
import { defineEvent, localDate, regionCode } from './contract.js';

/** A campaign was published: from now on it binds the regions below its own. */
export const CampaignPublished = defineEvent({
  type: 'campaigns.campaign.published',
  version: 1,
  key: 'campaignId',
  data: z.object({
    campaignId: z.uuid(),
    name: z.string(),
    regionCode,
    categories: z.array(z.string()),
    startsOn: localDate,
    endsOn: localDate,
  }),
  labels: { campaignId: 'PUBLIC', name: 'PUBLIC', regionCode: 'PUBLIC', categories: 'PUBLIC', startsOn: 'PUBLIC', endsOn: 'PUBLIC' },
});

/** A phase entered or left a state, after its gate was judged (or without one, for suspensions and returns). */
export const PhaseTransitioned = defineEvent({
  type: 'campaigns.phase.transitioned',
  version: 1,
  key: 'campaignId',
  data: z.object({
    campaignId: z.uuid(),
    regionCode,
    phase: z.enum(['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE']),
    action: z.string(),
    from: z.string(),
    to: z.string(),
    waivers: z.number().int(),
  }),
  labels: {
    campaignId: 'PUBLIC',
    regionCode: 'PUBLIC',
    phase: 'PUBLIC',
    action: 'PUBLIC',
    from: 'PUBLIC',
    to: 'PUBLIC',
    waivers: 'PUBLIC',
  },
});

/** A campaign passed its last gate (验收) and is closed for new facts. */
export const CampaignAccepted = defineEvent({
  type: 'campaigns.campaign.accepted',
  version: 1,
  key: 'campaignId',
  data: z.object({ campaignId: z.uuid(), regionCode, acceptedOn: localDate }),
  labels: { campaignId: 'PUBLIC', regionCode: 'PUBLIC', acceptedOn: 'PUBLIC' },
});
