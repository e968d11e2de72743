import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarPublished } from '@fire-campaign/events';
import { uuidv7 } from '@fire-campaign/platform';
import { startService, type TestPerson, type TestService } from '@fire-campaign/testing';
import { directory } from '../service.js';
import { LoadCalendars } from './load-calendars.js';

describe('the work calendar', () => {
  let app: TestService;
  let admin: TestPerson;
  let county: TestPerson;
  let viewer: TestPerson;

  beforeAll(async () => {
    app = await startService(directory, { today: '2026-03-01' });
    admin = await app.person('SYSTEM_ADMIN', '32');
    county = await app.person('SYSTEM_ADMIN', '320102');
    viewer = await app.person('VIEWER', '3201');
  });
  afterAll(() => app.stop());

  const ask = async (year: number) =>
    (await viewer.ask(`{ calendar(year: ${year}) { document { title number issuedOn } daysOff workdays toVerify version } }`)).calendar;
  const SAID = {
    year: 2027,
    document: { title: '关于2027年部分节假日安排的通知', number: null, issuedOn: '2026-11-05' },
    daysOff: ['2027-01-02', '2027-01-01'],
    workdays: ['2027-01-10'],
    toVerify: false,
  };
  async function send(person: TestPerson, more: object = {}) {
    const document = `mutation ($input: ImportCalendarInput!) { importCalendar(input: $input) { calendar { version daysOff } userErrors { code field message messageEn } } }`;
    return person.askRaw(document, { input: { idempotencyKey: uuidv7(), ...SAID, ...more } });
  }

  it('of 2026 comes with the project, to be verified, once', async () => {
    expect(await ask(2026)).toMatchObject({
      document: { title: '国务院办公厅关于2026年部分节假日安排的通知' },
      toVerify: true,
      version: 1,
    });
    await app.service.nest.get(LoadCalendars, { strict: false }).onRunning();
    expect(await ask(2026)).toMatchObject({ version: 1 });
    expect((await app.published(CalendarPublished)).map(({ year }) => year)).toEqual([2026]);
  });

  it('is imported by the administrator of a province, for all', async () => {
    expect(await ask(2027)).toBeNull();
    expect((await send(county)).data).toMatchObject({ importCalendar: { calendar: null, userErrors: [{ code: 'CALENDAR_PROVINCE' }] } });
    expect((await send(admin)).data).toEqual({
      importCalendar: { calendar: { version: 1, daysOff: ['2027-01-01', '2027-01-02'] }, userErrors: [] },
    });
    expect((await send(admin, { toVerify: true })).data).toMatchObject({ importCalendar: { calendar: { version: 2 } } });
    expect((await app.published(CalendarPublished)).at(-1)).toMatchObject({
      year: 2027,
      version: 2,
      toVerify: true,
      workdays: ['2027-01-10'],
    });
  });

  it.each([
    ['DAY_OUTSIDE_YEAR', { daysOff: ['2026-12-31'] }],
    ['DAY_TWICE', { daysOff: ['2027-01-01', '2027-01-01'] }],
    ['DAY_BOTH', { daysOff: ['2027-01-10'] }],
    ['WORKDAY_IN_WEEK', { workdays: ['2027-01-11'] }],
  ])('is refused when it cannot be one: %s', async (code, more) => {
    const { data } = (await send(admin, more)) as any;
    expect(data.importCalendar).toMatchObject({
      calendar: null,
      userErrors: [{ code, message: expect.any(String), messageEn: expect.any(String) }],
    });
  });
});
