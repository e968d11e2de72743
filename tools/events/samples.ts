/** Invented events with fixed ids and times: one chain of a campaign, its hazards and its figures, in the order they happened. */
import {
  CampaignAccepted,
  CampaignChanged,
  CampaignPublished,
  DispatchClosed,
  DivisionChanged,
  DrawCompleted,
  HazardClosed,
  HazardExtended,
  HazardFiled,
  HazardRectified,
  HazardReopened,
  IndicatorsComputed,
  InspectionCompleted,
  OrganizationChanged,
  PhaseTransitioned,
  RectificationRejected,
  ReferralAnswerRecorded,
  ReferralIssued,
  ReferralWithdrawn,
  RegionsLoaded,
  serviceOf,
  UnitChanged,
  UnitsRegistered,
  type EventContract,
  type EventData,
  type EventEnvelope,
} from '@fire-campaign/events';

/** An id of an invented thing: `kind` 1 event, 2 campaign, 3 unit, 4 hazard, 5 inspection, 6 organisation, 7 person, 8 referral. */
export const sampleId = (kind: number, number: number) => `01985e5c-7000-7000-8000-0${kind}${String(number).padStart(10, '0')}`;

const [campaignId, hotel, mall, hazardId] = [sampleId(2, 1), sampleId(3, 1), sampleId(3, 2), sampleId(4, 1)];
const [inspectionId, corps, brigade] = [sampleId(5, 1), sampleId(6, 1), sampleId(6, 2)];
const referralId = sampleId(8, 1);
const hazard = { hazardId, unitId: hotel, regionCode: '320102' };
const plan = {
  name: '消防安全集中除患攻坚大整治行动',
  regionCode: '320102',
  categories: ['HOTEL', 'SHOPPING_MALL'],
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
};
const campaign: EventData<typeof CampaignChanged> = {
  campaignId,
  ...plan,
  documentNumber: '玄消〔2026〕1号',
  phases: [
    { phase: 'MOBILIZATION', startsOn: '2026-01-01', endsOn: '2026-01-31' },
    { phase: 'INTENSIVE_RECTIFICATION', startsOn: '2026-02-01', endsOn: '2026-05-31' },
    { phase: 'ACCEPTANCE', startsOn: '2026-06-01', endsOn: '2026-06-30' },
  ],
  status: 'RUNNING',
  statusReason: null,
  firstResponsiblePersonId: sampleId(7, 1),
  publishedOn: '2026-01-01',
  acceptedOn: null,
  version: 4,
};
const phase = { campaignId, regionCode: '320102', waivers: 0 };
const unit: EventData<typeof UnitChanged> = {
  unitId: hotel,
  name: '玄武湖大酒店',
  regionCode: '320102',
  categories: ['HOTEL'],
  supervisingBody: 'FIRE_RESCUE',
  status: 'OPERATING',
  location: { longitude: 118.797877, latitude: 32.072912, coordinateSystem: 'CGCS2000' },
  version: 1,
};

let last = 0;
/** The next event: a minute and a place in the outbox after the one before. */
function happened<Contract extends EventContract>(
  contract: Contract,
  data: EventData<Contract>,
  fields: Partial<EventEnvelope> = {},
): EventEnvelope {
  last += 1;
  const { regionCode } = data as { readonly regionCode?: string };
  return {
    id: sampleId(1, last),
    type: contract.type,
    version: contract.version,
    source: serviceOf(contract.type),
    key: String((data as Record<string, unknown>)[contract.key]),
    time: new Date(Date.UTC(2026, 0, 1, 1, last, 0, 125)).toISOString(),
    regionCode: regionCode ?? '32',
    sequence: last,
    traceId: `4bf92f3577b34da6a3ce929d0e0e${String(last).padStart(4, '0')}`,
    causationId: null,
    data: contract.data.parse(data),
    ...fields,
  };
}

/** What a sample shows, and the event. Further ones go to the end, since each takes the next id. */
export const SAMPLES: readonly (readonly [name: string, event: EventEnvelope])[] = [
  ['a campaign runs; who answers for it is hidden', happened(CampaignChanged, campaign)],
  ['a campaign was published', happened(CampaignPublished, { campaignId, ...plan })],
  ['the first phase begins', happened(PhaseTransitioned, { ...phase, phase: 'MOBILIZATION', action: 'PUBLISH', from: 'NOT_STARTED', to: 'IN_PROGRESS' })],
  ['its completion is proposed', happened(PhaseTransitioned, { ...phase, phase: 'MOBILIZATION', action: 'PROPOSE', from: 'IN_PROGRESS', to: 'EXIT_CHECK' })],
  ['it is completed with a waiver', happened(PhaseTransitioned, { ...phase, phase: 'MOBILIZATION', action: 'COMPLETE_PHASE', from: 'EXIT_CHECK', to: 'PASSED_WITH_WAIVER', waivers: 1 })],
  ['the next phase begins', happened(PhaseTransitioned, { ...phase, phase: 'INTENSIVE_RECTIFICATION', action: 'COMPLETE_PHASE', from: 'NOT_STARTED', to: 'IN_PROGRESS' })],
  ['the phase is suspended', happened(PhaseTransitioned, { ...phase, phase: 'INTENSIVE_RECTIFICATION', action: 'SUSPEND', from: 'IN_PROGRESS', to: 'SUSPENDED' })],
  ['the campaign is suspended; the reason is hidden', happened(CampaignChanged, { ...campaign, status: 'SUSPENDED', statusReason: '防汛期间暂停', version: 7 })],
  ['units are registered together: a record for each, places rounded', happened(UnitsRegistered, {
    batchId: 'sample-0',
    units: [unit, { ...unit, unitId: mall, name: '新街口商场 "A座"', regionCode: '320104', categories: ['SHOPPING_MALL'], supervisingBody: null, location: null }],
  })],
  ['a unit is closed', happened(UnitChanged, { ...unit, status: 'CLOSED', version: 2 })],
  ['a draw', happened(DrawCompleted, { drawId: sampleId(9, 1), campaignId, regionCode: '320102', visits: 12, transcriptHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })],
  ['an inspection that found hazards', happened(InspectionCompleted, { inspectionId, unitId: hotel, regionCode: '320102', campaignId, inspectedOn: '2026-03-02', result: 'HAZARDS_FOUND', hazards: 1 })],
  ['an inspection outside any campaign', happened(InspectionCompleted, { inspectionId: sampleId(5, 2), unitId: mall, regionCode: '320104', campaignId: null, inspectedOn: '2026-03-02', result: 'PASSED', hazards: 0 })],
  ['a hazard is filed', happened(HazardFiled, { ...hazard, inspectionId, level: 'MAJOR', foundOn: '2026-03-02', dueOn: '2026-03-17' }, { causationId: sampleId(1, 12) })],
  ['its last day is put off', happened(HazardExtended, { ...hazard, extendedOn: '2026-03-10', dueOn: '2026-03-31' })],
  ['it is reported corrected', happened(HazardRectified, { ...hazard, rectifiedOn: '2026-03-20' })],
  ['re-inspection fails', happened(RectificationRejected, { ...hazard, reinspectedOn: '2026-03-21', dueOn: '2026-04-05' })],
  ['it is closed', happened(HazardClosed, { ...hazard, dueOn: '2026-04-05', closedOn: '2026-04-02' })],
  ['it is found again', happened(HazardReopened, { ...hazard, reopenedOn: '2026-04-20', dueOn: '2026-04-30' })],
  ['it is closed again', happened(HazardClosed, { ...hazard, dueOn: '2026-04-30', closedOn: '2026-04-28' })],
  ['a hazard of another county is closed', happened(HazardClosed, { hazardId: sampleId(4, 2), unitId: mall, regionCode: '320104', dueOn: '2026-04-30', closedOn: '2026-04-30' })],
  ['a hazard is referred to an agency; what is asked is hidden', happened(ReferralIssued, {
    referralId, partnerCode: 'js-housing', unitId: hotel, hazardId, regionCode: '320102', legalBasis: '《消防法》第五十二条', content: '请核查其违法搭建。', documentNumber: '玄消函〔2026〕3号', issuedOn: '2026-04-01', answerDueOn: '2026-04-15',
  })],
  ['the agency answered', happened(ReferralAnswerRecorded, { referralId, partnerCode: 'js-housing', unitId: hotel, hazardId, regionCode: '320102', outcome: 'DONE', answeredOn: '2026-04-09', documentNumber: null })],
  ['a referral is withdrawn', happened(ReferralWithdrawn, { referralId: sampleId(8, 2), partnerCode: 'js-housing', unitId: mall, regionCode: '320104', withdrawnOn: '2026-04-10' })],
  ['figures, one without a denominator', happened(IndicatorsComputed, {
    campaignId,
    day: '2026-05-31',
    asOf: '2026-05-31T08:00:00.000Z',
    rows: [
      { indicator: 'COVERAGE', regionCode: '320102', numerator: 180, denominator: 200, value: 0.9 },
      { indicator: 'COVERAGE', regionCode: '320104', numerator: 0, denominator: 0, value: null },
      { indicator: 'HAZARDS_FOUND', regionCode: '320102', numerator: 3, denominator: null, value: 3 },
    ],
  }, { regionCode: '320102' })],
  ['the campaign passed its acceptance', happened(CampaignAccepted, { campaignId, regionCode: '320102', acceptedOn: '2026-06-28' })],
  ['regions are loaded together: a record for each', happened(RegionsLoaded, { batchId: 'sample-1', regions: [{ code: '32', name: '江苏省' }, { code: '320102', name: '玄武区' }] })],
  ['an organisation above all', happened(OrganizationChanged, { organizationId: corps, parentId: null, regionCode: '32', level: 'CORPS', name: '省消防救援总队', version: 1 })],
  ['an organisation below it', happened(OrganizationChanged, { organizationId: brigade, parentId: corps, regionCode: '320102', level: 'BRIGADE', name: '玄武区消防救援大队', version: 3 })],
  ['a division', happened(DivisionChanged, { divisionId: sampleId(6, 3), organizationId: corps, regionCode: '32', name: '防火监督处', version: 1 })],
  ['a campaign that the region above issued was published', happened(CampaignPublished, { ...plan, campaignId: sampleId(2, 2), parentId: campaignId, rootId: campaignId })],
  ['the dispatch of a day is closed: one county late, one missing', happened(DispatchClosed, { campaignId, regionCode: '32', day: '2026-03-05', level: 'COUNTY', expected: 95, reported: 94, onTime: 93, late: 1, missing: 1, hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })],
]; // prettier-ignore
