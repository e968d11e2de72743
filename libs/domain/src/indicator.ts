/**
 * The indicator registry: every figure that a gate, target, league table or map may refer to, declared once. `insights`
 * computes them from events per campaign, region and day; nobody else computes a figure of the same meaning.
 *
 * A ratio is numerator / denominator, 0–1, and null while the denominator is 0 (such regions are left out of rankings).
 */
export interface IndicatorDefinition {
  readonly zh: string;
  readonly en: string;
  readonly kind: 'COUNT' | 'RATIO';
  /** How it is computed, for the officer who asks; D is the reference day (Asia/Shanghai, included). */
  readonly formula: { readonly zh: string; readonly en: string };
  /** Event types it is computed from. */
  readonly sources: readonly string[];
  /** Whether a larger figure is better; decides colours and the wording of a failed criterion. */
  readonly better: 'HIGHER' | 'LOWER';
}

const UNIT_EVENTS = ['units.unit.batch-registered', 'units.unit.changed'];
const HAZARD_EVENTS = [
  'inspections.hazard.filed',
  'inspections.hazard.rectified',
  'inspections.hazard.rejected',
  'inspections.hazard.extended',
  'inspections.hazard.closed',
  'inspections.hazard.reopened',
];

export const INDICATORS = {
  UNITS_IN_SCOPE: {
    zh: '纳入范围单位数',
    en: 'Units in scope',
    kind: 'COUNT',
    formula: { zh: '行动地区与类别内的在营单位数', en: 'operating units of the campaign’s region and categories' },
    sources: UNIT_EVENTS,
    better: 'HIGHER',
  },
  COVERAGE: {
    zh: '排查覆盖率',
    en: 'Coverage',
    kind: 'RATIO',
    formula: {
      zh: '行动开始至D日至少检查一次的范围内单位 ÷ 纳入范围单位',
      en: 'units in scope inspected at least once from the start to D ÷ units in scope',
    },
    sources: [...UNIT_EVENTS, 'inspections.inspection.completed'],
    better: 'HIGHER',
  },
  HAZARDS_FOUND: {
    zh: '发现隐患数',
    en: 'Hazards found',
    kind: 'COUNT',
    formula: { zh: '行动开始至D日在范围内单位发现的隐患', en: 'hazards found at units in scope from the start to D' },
    sources: HAZARD_EVENTS,
    better: 'LOWER',
  },
  HAZARDS_CORRECTED: {
    zh: '已整改隐患数',
    en: 'Hazards corrected',
    kind: 'COUNT',
    formula: { zh: '其中截至D日已整改(含待复查与已销案)', en: 'of these, corrected by D (awaiting re-inspection or closed)' },
    sources: HAZARD_EVENTS,
    better: 'HIGHER',
  },
  HAZARDS_OVERDUE: {
    zh: '逾期未销案隐患数',
    en: 'Hazards overdue',
    kind: 'COUNT',
    formula: { zh: '其中整改期限早于D日且截至D日未销案', en: 'of these, due before D and not closed by D' },
    sources: HAZARD_EVENTS,
    better: 'LOWER',
  },
  RECTIFICATION_RATE: {
    zh: '隐患整改率',
    en: 'Rectification rate',
    kind: 'RATIO',
    formula: { zh: '截至D日已销案隐患 ÷ 发现隐患', en: 'hazards closed by D ÷ hazards found' },
    sources: HAZARD_EVENTS,
    better: 'HIGHER',
  },
  ON_TIME_RATE: {
    zh: '按期整改率',
    en: 'Closed on time',
    kind: 'RATIO',
    formula: {
      zh: '整改期限不晚于D日的隐患中,期限内销案的 ÷ 到期隐患',
      en: 'of hazards due by D, those closed on or before their due day ÷ hazards due',
    },
    sources: HAZARD_EVENTS,
    better: 'HIGHER',
  },
} as const satisfies Record<string, IndicatorDefinition>;
export type IndicatorCode = keyof typeof INDICATORS;
export const INDICATOR_CODES = Object.keys(INDICATORS) as readonly IndicatorCode[];

/** One figure. `value` is the count, or the ratio 0–1, null while the denominator is 0. */
export interface IndicatorValue {
  readonly indicator: IndicatorCode;
  readonly regionCode: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
}
