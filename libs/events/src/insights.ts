import { INDICATOR_CODES, type IndicatorCode } from '@fire-campaign/domain';
import { z } from 'zod';
import { defineEvent, localDate, regionCode } from './contract.js';

/**
 * Figures of one campaign for one day were computed anew. `asOf` is the time of the newest fact in them. Up to 1,000 rows an
 * event; rows of one computation share `asOf`.
 */
export const IndicatorsComputed = defineEvent({
  type: 'insights.indicators.computed',
  version: 1,
  key: 'campaignId',
  data: z.object({
    campaignId: z.uuid(),
    day: localDate,
    asOf: z.iso.datetime(),
    rows: z
      .array(
        z.object({
          indicator: z.enum(INDICATOR_CODES as [IndicatorCode, ...IndicatorCode[]]),
          regionCode,
          numerator: z.number(),
          denominator: z.number().nullable(),
          value: z.number().nullable(),
        }),
      )
      .max(1000),
  }),
  labels: { campaignId: 'PUBLIC', day: 'PUBLIC', asOf: 'PUBLIC', rows: 'PUBLIC' },
});
