import { INDICATOR_CODES, type IndicatorCode } from '@fire-campaign/domain';
import { z } from 'zod';
import { defineEvent, localDate, openEnum, regionCode } from './contract.js';

/**
 * Figures of one campaign for one day were computed anew. `asOf` is the time of the newest fact in them. Up to 1,000 rows an
 * event; rows of one computation share `asOf`.
 */
export const IndicatorsComputed = defineEvent({
  type: 'insights.indicators.computed',
  version: 1,
  description: {
    zh: '某专项行动某日的指标重新计算,每个事件至多 1000 行。',
    en: 'Figures of one campaign for one day were computed anew, up to 1,000 rows an event.',
  },
  key: 'campaignId',
  data: z.object({
    campaignId: z.uuid().describe('专项行动编号 / id of the campaign'),
    day: localDate.describe('统计日 / the day they are for'),
    asOf: z.iso.datetime().describe('数据时点,UTC / moment of the newest fact in them, UTC'),
    rows: z
      .array(
        z.object({
          indicator: openEnum(INDICATOR_CODES as [IndicatorCode, ...IndicatorCode[]]).describe('指标 / indicator'),
          regionCode,
          numerator: z.number().describe('分子,或计数 / numerator, or the count'),
          denominator: z.number().nullable().describe('分母;计数为 null / denominator; null for a count'),
          value: z
            .number()
            .nullable()
            .describe('数值;比率为 0–1,分母为 0 时为 null / value; a ratio is 0–1, null while the denominator is 0'),
        }),
      )
      .max(1000)
      .describe('各地区、各指标的数值 / one row per region and indicator'),
  }),
  labels: {
    campaignId: 'PUBLIC',
    day: 'PUBLIC',
    asOf: 'PUBLIC',
    rows: { indicator: 'PUBLIC', regionCode: 'PUBLIC', numerator: 'PUBLIC', denominator: 'PUBLIC', value: 'PUBLIC' },
  },
  public: { topic: 'insights.indicator', key: ['campaignId'] },
});
