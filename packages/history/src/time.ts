/** Times as cameras tell them: ISO 8601 without a zone. */

const YEAR = 365.2425 * 24 * 3600 * 1000;

/** @param from ISO 8601 without a zone */
export function yearsBetween(from: string, to: string): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / YEAR;
}

const millisecondsOf = (time: string): number => Date.parse(`${time}Z`);

/** A date, or a date and a time, in full; undefined for anything else. */
export function asTime(text: string): string | undefined {
  const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const whole = `${day}T${time}`;
  // No 31st of February, and no 25th hour.
  return new Date(millisecondsOf(whole) || 0).toISOString().startsWith(whole) ? whole : undefined;
}

/** Now, by the clock of this machine as a camera would tell it. */
export function localTime(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
