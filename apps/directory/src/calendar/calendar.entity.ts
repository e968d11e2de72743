import type { LocalDate } from '@fire-campaign/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The notice by which the State Council's office published a calendar. */
export interface CalendarDocument {
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: LocalDate;
}

/** The work calendar (放假安排) of a year, for the whole country. */
@Entity({ schema: 'directory', name: 'work_calendar' })
export class WorkCalendarYear {
  @PrimaryColumn('int') year!: number;
  @Column('jsonb') document!: CalendarDocument;
  /** Days off, weekends among them or not. */
  @Column('text', { name: 'days_off', array: true }) daysOff!: LocalDate[];
  /** Saturdays and Sundays on which work is made up for (调休上班). */
  @Column('text', { array: true }) workdays!: LocalDate[];
  /** Not yet compared with the notice itself. */
  @Column('boolean', { name: 'to_verify' }) toVerify!: boolean;
  /** Null for one that came with the project. */
  @Column('uuid', { name: 'imported_by_id', nullable: true }) importedById!: string | null;
  @Column('timestamptz', { name: 'imported_at' }) importedAt!: Date;
  @Column('int') version!: number;
}
