import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor } from '@fire-campaign/platform';
import type { ImportCalendarInput } from '../schema.generated.js';
import { CalendarService } from './calendar.service.js';

@Resolver('WorkCalendar')
export class CalendarResolver {
  constructor(private readonly calendars: CalendarService) {}

  @Query()
  calendar(@CurrentActor() actor: Actor, @Args('year') year: number) {
    return this.calendars.byYear(actor, year);
  }
  @Mutation()
  importCalendar(@CurrentActor() actor: Actor, @Args('input') input: ImportCalendarInput) {
    return payload('calendar', () => this.calendars.import(actor, input));
  }
}
