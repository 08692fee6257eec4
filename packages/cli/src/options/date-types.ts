/** The types of options that are days and dates. */
import { asText, type OptionType } from './types.ts';

/** A day of the calendar. */
export function day(): OptionType<string | undefined> {
  return {
    expected: 'a day as 2027-01-31',
    typed: { expected: 'a day as 2027-01-31', fault: faultIn },
    schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    check: (value) => (typeof value === 'string' && isDay(value) ? value : undefined),
    read: asText,
  };
}

/** Another text would become another day: the 31st of June the 1st of July. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const DATE = '^\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d:\\d\\d)?$';

/** A day, or a day and a time, by the clock of the camera. */
export function date(): OptionType<string | undefined> {
  return {
    expected: 'a date, as 2026-01-31 or 2026-01-31T22:30:00',
    typed: { expected: 'a date, as 2026-01-31 or 2026-01-31T22:30:00', fault: faultIn },
    schema: { type: 'string', pattern: DATE },
    check: (value) => (typeof value === 'string' ? fullDate(value) : undefined),
    read: asText,
  };
}

function fullDate(text: string): string | undefined {
  if (!new RegExp(DATE).test(text)) return undefined;
  const whole = `${text.replace(' ', 'T')}T00:00:00`.slice(0, 19);
  const time = Date.parse(`${whole}Z`);
  // No 31st of February.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole) ? whole : undefined;
}

/** What of a date is none. */
function faultIn(text: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](.*))?$/.exec(text) ?? [];
  if (year === undefined) return '. Give year, month and day in digits.';
  if (Number(month) < 1 || Number(month) > MONTHS) return `, and there is no month ${month}.`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last) return `, and ${year}-${month} has ${last} days.`;
  return time === undefined ? '.' : `, and '${time}' is no time of day.`;
}

const MONTHS = 12;
