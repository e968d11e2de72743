import { weekday } from '@fire-campaign/domain';
import { day, optional, text } from '@fire-campaign/platform';
import { z } from 'zod';

/**
 * What a work calendar says. Every day lies in its year, once; none is both off and worked; what is worked is a Saturday or Sunday.
 *
 * @source 国务院办公厅关于部分节假日安排的通知(每年)
 */
export const calendarFields = {
  year: z.int().min(2000).max(2199),
  document: z.object({ title: text(200, 2), number: optional(text(60)), issuedOn: day }),
  daysOff: z.array(day).min(1).max(60),
  workdays: z.array(day).max(30),
  toVerify: z.boolean(),
};

export const consistent = <
  Said extends { readonly year: number; readonly daysOff: readonly string[]; readonly workdays: readonly string[] },
>(
  { year, daysOff, workdays }: Said,
  context: z.RefinementCtx,
): void => {
  for (const [field, days] of [
    ['daysOff', daysOff],
    ['workdays', workdays],
  ] as const) {
    days.forEach((one, index) => {
      const add = (code: string, zh: string, en: string) =>
        context.addIssue({ code: 'custom', path: [field, index], params: { code, zh, en } });
      if (!one.startsWith(`${year}-`)) {
        add('DAY_OUTSIDE_YEAR', `${one} 不在 ${year} 年内。请核对年份。`, `${one} does not lie in ${year}. Check the year.`);
      }
      if (days.indexOf(one) < index) add('DAY_TWICE', `${one} 重复。请删除一个。`, `${one} is there twice. Remove one.`);
      if (field === 'daysOff') return;
      if (daysOff.includes(one)) {
        add('DAY_BOTH', `${one} 既是放假日又是上班日。请核对。`, `${one} is both a day off and a workday. Check it.`);
      }
      if (weekday(one) <= 5) {
        add('WORKDAY_IN_WEEK', `${one} 本来就是工作日,不是调休上班日。请核对。`, `${one} is a working day anyway. Check it.`);
      }
    });
  }
};
