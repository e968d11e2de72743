import { addDays } from '@fire-campaign/domain';
import { campaigns } from '@fire-campaign/campaigns';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { publish } from './campaign-gate.ts';
import type { Figures } from './index.ts';
import { median, round, spread } from './statistics.ts';

const TODAY = '2026-03-02';
const WARM = 3;
const ROUNDS = 21;
/** A province of 14 cities and their 140 counties. */
const CITIES = Array.from({ length: 14 }, (_, index) => `32${String(index + 1).padStart(2, '0')}`);
const COUNTIES = CITIES.flatMap((city) => Array.from({ length: 10 }, (_, index) => `${city}${String(index + 1).padStart(2, '0')}`));
const COMPUTED = ['COVERAGE', 'RECTIFICATION_RATE', 'HAZARDS_OVERDUE', 'HAZARDS_FOUND'];
const REPORTED = Array.from({ length: 16 }, (_, index) => `REPORTED_${index}`);

/**
 * Closing a day of dispatch, 140 counties × 20 lines that all were handed in, by its mutation: frozen sheets with hashes, the sums of the
 * cities and the province, statistics, event and audit. Beside it one bare INSERT … SELECT of the same rows of values into a table of the
 * same shape, keys included. Both in each round, in turns which is first; the sheets are written directly, and opened by the clock.
 */
export async function dispatchPart(): Promise<Figures> {
  const app = await startService(campaigns, { today: TODAY });
  try {
    const author = await app.person('CAMPAIGN_ADMIN', '32');
    const approver = await app.person('CAMPAIGN_APPROVER', '32');
    await app.rows(`INSERT INTO region (code, name) SELECT code, code FROM unnest($1::text[]) AS code`, [['32', ...CITIES, ...COUNTIES]]);
    const campaignId = await publish(author, approver, [{ key: 'begun', kind: 'NOT_BEFORE', date: '2026-01-01' }], (id) => ask(author, id));
    await app.rows(
      `INSERT INTO figure (campaign_id, indicator, region_code, day, numerator, denominator, as_of, source)
       SELECT $1, indicator, code, $4::date - back, 70 + (14 - back), 100, now(), 'COMPUTED'
       FROM unnest($2::text[]) AS code, unnest($3::text[]) AS indicator, generate_series(0, 13) AS back`,
      [campaignId, COUNTIES, COMPUTED, TODAY],
    );
    await app.rows('CREATE TABLE bare_value (LIKE dispatch_value INCLUDING ALL, FOREIGN KEY (sheet_id) REFERENCES dispatch_sheet (id))');
    const closings: number[] = [];
    const bare: number[] = [];
    let before = '';
    for (let nth = 0; nth < WARM + ROUNDS; nth += 1) {
      const day = addDays(TODAY, nth);
      await handedIn(app, day);
      app.runtime.clock.pin(new Date(`${day}T16:00:00+08:00`));
      const bareFirst = nth % 2 === 1;
      const inserted = bareFirst ? await insert(app, before) : null;
      const start = performance.now();
      await close(author, campaignId, day);
      const closing = performance.now() - start;
      const { rows, ms } = inserted ?? (await insert(app, day));
      const written = await app.rows<{ count: number }>(`SELECT count(*)::int AS count ${WRITTEN}`, [day]);
      const expected = (COUNTIES.length + CITIES.length + 1) * (COMPUTED.length + REPORTED.length);
      if (written[0]!.count !== expected || rows !== expected)
        throw new Error(`closing wrote ${written[0]!.count} rows and the bare insert ${rows}, and both should be ${expected}`);
      before = day;
      if (nth < WARM) continue;
      closings.push(closing);
      bare.push(ms);
    }
    const ratios = { dispatchCloseVsInsert: round(median(closings) / median(bare)) };
    const absolute = { dispatchCloseMs: round(median(closings)), dispatchBareInsertMs: round(median(bare)) };
    console.log(
      `closing a day of ${COUNTIES.length} counties × ${COMPUTED.length + REPORTED.length} lines: ${absolute.dispatchCloseMs} ms (spread ${round(spread(closings))}), the bare insert of the same rows ${absolute.dispatchBareInsertMs} ms (spread ${round(spread(bare))}): ${ratios.dispatchCloseVsInsert} times`,
    );
    return { ratios, absolute };
  } finally {
    await app.stop();
  }
}

/** The form of the draft, with the lines that are typed declared. */
async function ask(author: TestPerson, campaignId: string): Promise<void> {
  const act = async (mutation: string, type: string, input: object) => {
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`;
    const { userErrors } = (await author.ask(document, { input: { idempotencyKey: uuidv7(), campaignId, ...input } }))[mutation];
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  };
  for (const code of REPORTED) {
    const said = { code, zh: code, en: code, unit: '件', formula: '当日数', evidence: '台账' };
    await act('declareReportedIndicator', 'DeclareReportedIndicatorInput', said);
  }
  const line = (kind: string) => (code: string) => ({ code, zh: code, en: code, kind, unit: '件', required: false });
  const lines = [...COMPUTED.map(line('COMPUTED')), ...REPORTED.map(line('REPORTED'))];
  const form = { level: 'COUNTY', opensAt: '08:00', cutOff: '16:00', remindBefore: [], days: 'CALENDAR', lines };
  await act('setDispatchForm', 'SetDispatchFormInput', { form });
  await act('setBurdenCap', 'SetBurdenCapInput', { caps: [{ level: 'COUNTY', minutesPerWeek: 10_000 }] });
}

/** Opens a day and has every county hand its sheet in. */
async function handedIn(app: TestService, day: string): Promise<void> {
  await app.setTime(`${day}T09:00:00+08:00`);
  const reporting = `FROM dispatch_sheet s WHERE s.day = $1 AND NOT s.aggregate`;
  await app.rows(
    `INSERT INTO dispatch_value (sheet_id, revision, code, region_code, numerator)
     SELECT s.id, 1, code, s.region_code, length(code) FROM (SELECT s.id, s.region_code ${reporting}) s, unnest($2::text[]) AS code`,
    [day, REPORTED],
  );
  await app.rows(
    `INSERT INTO dispatch_revision (sheet_id, revision, region_code, kind, status, at, expected, on_time, late, hash)
     SELECT s.id, 1, s.region_code, 'SUBMITTED', 'SUBMITTED', now(), 1, 1, 0, md5(s.id::text) ${reporting}`,
    [day],
  );
  await app.rows(
    `UPDATE dispatch_sheet s SET status = 'SUBMITTED', revision = 1, hash = md5(s.id::text), submitted_at = now() WHERE s.day = $1 AND NOT s.aggregate`,
    [day],
  );
}

/** What the closing of a day wrote. */
const WRITTEN = `FROM dispatch_value v JOIN dispatch_sheet s ON s.id = v.sheet_id AND s.revision = v.revision WHERE s.day = $1`;

async function insert(app: TestService, day: string): Promise<{ readonly rows: number; readonly ms: number }> {
  await app.rows('TRUNCATE bare_value');
  const start = performance.now();
  await app.rows(`INSERT INTO bare_value SELECT v.* ${WRITTEN}`, [day]);
  const ms = performance.now() - start;
  const [{ count }] = (await app.rows('SELECT count(*)::int AS count FROM bare_value')) as [{ count: number }];
  return { rows: count, ms };
}

async function close(author: TestPerson, campaignId: string, day: string): Promise<void> {
  const document = `mutation ($input: CloseDispatchInput!) { closeDispatch(input: $input) { sheet { statistics { onTime } } userErrors { message } } }`;
  const input = { idempotencyKey: uuidv7(), campaignId, day };
  const { sheet } = (await author.ask(document, { input })).closeDispatch;
  if (sheet?.statistics.onTime !== COUNTIES.length) throw new Error(`${day} was not closed with all sheets in time`);
}
