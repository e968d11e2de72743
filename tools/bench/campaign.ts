import { addDays } from '@fire-campaign/domain';
import { campaigns } from '@fire-campaign/campaigns';
import { EmbeddedPostgres } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { temporaryDirectory } from '../temporary.ts';
import { dispatchPart } from './campaign-dispatch.ts';
import { gatePart } from './campaign-gate.ts';
import type { Figures } from './index.ts';
import { quantile, round } from './statistics.ts';

const TODAY = '2026-03-02';
/** What can be measured of campaigns, each on a database of its own: `npm run bench -- campaign [part …]`. */
const PARTS: Readonly<Record<string, () => Promise<Figures>>> = { dues: duesPart, gate: gatePart, dispatch: dispatchPart };

/** Campaigns at the size of a province. */
export async function campaignBench(): Promise<Figures> {
  const directory = temporaryDirectory('bench-campaign');
  const postgres = await EmbeddedPostgres.start(directory.path);
  process.env['TEST_POSTGRES'] = JSON.stringify(postgres.connection());
  const asked = process.argv.slice(3).filter((word) => word in PARTS);
  const figures = { ratios: {} as Record<string, number>, absolute: {} as Record<string, number> };
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const { ratios, absolute } = await part();
      Object.assign(figures.ratios, ratios);
      Object.assign(figures.absolute, absolute);
    }
    return figures;
  } finally {
    await postgres.stop();
    directory.remove();
  }
}

const FEW = 10_000;
const MANY = 200_000;
/** A province, its 13 cities and their 95 counties. */
const CITIES = Array.from({ length: 13 }, (_, index) => `32${String(index + 1).padStart(2, '0')}`);
const COUNTIES = Array.from({ length: 95 }, (_, index) => `${CITIES[index % CITIES.length]}${String(index + 1).padStart(2, '0')}`);
const REGIONS = ['32', ...CITIES, ...COUNTIES];
const PEOPLE = 400;
const ASKED = 200;

/**
 * “What is due” of one person, of a county's organisation and of a whole province, the first 50 and the summary, among 10,000 and then
 * 200,000 open obligations. They are spread evenly over regions and people, so each of these owes twenty times as much in the second run.
 */
async function duesPart(): Promise<Figures> {
  const app = await startService(campaigns, { today: TODAY });
  try {
    const person = await app.person('INSPECTOR', COUNTIES[0]!);
    const province = await app.person('CAMPAIGN_ADMIN', '32');
    const questions: readonly (readonly [string, TestPerson, string])[] = [
      ['duesMe', person, `{ dues(of: ME) { nodes { id kind title dueOn overdue daysLeft regionCode subjectId } } }`],
      ['duesOrganization', person, `{ dues(of: ORGANIZATION) { nodes { id kind title dueOn overdue daysLeft regionCode subjectId } } }`],
      ['duesArea', province, `{ dues(of: AREA) { nodes { id kind title dueOn overdue daysLeft regionCode subjectId } } }`],
      ['dueSummaryMe', person, `{ dueSummary(of: ME) { overdue today thisWeek later } }`],
    ];
    const ratios: Record<string, number> = {};
    const absolute: Record<string, number> = {};
    await oweAmong(app, person.id, 0, FEW);
    const few = await timesOf(questions);
    await oweAmong(app, person.id, FEW, MANY);
    const many = await timesOf(questions);
    for (const [name] of questions) {
      for (const [label, at] of [
        ['P50', 0.5],
        ['P99', 0.99],
      ] as const) {
        absolute[`${name}${label}Ms`] = round(quantile(many[name]!, at));
      }
      ratios[`${name}Growth`] = round(quantile(many[name]!, 0.5) / quantile(few[name]!, 0.5));
      console.log(
        `${name}: p50 ${absolute[`${name}P50Ms`]} ms, p99 ${absolute[`${name}P99Ms`]} ms, ${ratios[`${name}Growth`]} times that among ${FEW}`,
      );
    }
    return { ratios, absolute };
  } finally {
    await app.stop();
  }
}

async function timesOf(questions: readonly (readonly [string, TestPerson, string])[]): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = Object.fromEntries(questions.map(([name]) => [name, []]));
  for (let nth = -20; nth < ASKED; nth += 1) {
    for (const [name, asker, question] of questions) {
      const start = performance.now();
      await asker.ask(question);
      if (nth >= 0) times[name]!.push(performance.now() - start); // those before warm up
    }
  }
  return times;
}

/** Open obligations numbered `from` to `to`: over the province's regions in turn, of its people in turn, due from a month ago to ten months hence. */
async function oweAmong(app: TestService, personId: string, from: number, to: number): Promise<void> {
  await app.rows(
    `INSERT INTO obligation (id, region_code, campaign_id, kind, subject_id, division_id, person_id, title, due_at, estimated, status, late)
     SELECT gen_random_uuid(),
       ($5::text[])[n % $6 + 1],
       NULL, (ARRAY['TASK', 'TASK', 'CADENCE', 'REPORT', 'CASE', 'DISPATCH'])[n % 6 + 1], gen_random_uuid(), NULL,
       CASE WHEN n % ${PEOPLE} = 0 THEN $1::uuid ELSE lpad(to_hex(n % ${PEOPLE}), 32, '0')::uuid END,
       '应办事项' || n, $2::timestamptz + (n * 7919 % 330) * interval '1 day', false, 'OPEN', false
     FROM generate_series($3::int, $4::int - 1) AS n`,
    [personId, `${addDays(TODAY, -30)}T00:00:00+08:00`, from, to, REGIONS, REGIONS.length],
  );
  await app.rows('ANALYZE obligation');
}
