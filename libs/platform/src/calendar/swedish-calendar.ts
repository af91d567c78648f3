import { Injectable } from '@nestjs/common';
import { type Instant, type LocalDate, plusDays, toInstant, toLocalDate } from '@hub/kernel';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Stockholm';

/** Days in Stockholm, and the days on which no statutory time ends. */
@Injectable()
export class SwedishCalendar {
  private readonly holidays = new Holidays('SE');
  private readonly byYear = new Map<number, readonly LocalDate[]>();

  /** The day it is in Stockholm at a moment. */
  dayOf(at: Instant): LocalDate {
    return toLocalDate(Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDate().toString());
  }

  /** The first moment of a day in Stockholm. */
  startOf(day: LocalDate): Instant {
    return toInstant(Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant().toString());
  }

  /**
   * Swedish public holidays from `day` to 60 days after it, with the eves that count as holidays for statutory time: Midsummer Eve,
   * Christmas Eve and New Year's Eve (lagen 1930:173). Saturdays and Sundays are known by their date and not listed for that.
   */
  holidaysFrom(day: LocalDate): readonly LocalDate[] {
    const last = plusDays(day, 60);
    const years = [...new Set([day, last].map((each) => Number(each.slice(0, 4))))];
    return years.flatMap((year) => this.holidaysOf(year)).filter((each) => each >= day && each <= last);
  }

  private holidaysOf(year: number): readonly LocalDate[] {
    const known = this.byYear.get(year);
    if (known) return known;
    const days = this.holidays
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => toLocalDate(date.slice(0, 10)));
    this.byYear.set(year, days);
    return days;
  }
}
