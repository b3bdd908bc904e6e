/** Dates and times as Racemark writes them. Pure, but for the reader's time zone where the day is theirs. */

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  // A month has rolled over when the date was past its end.
  return time.getUTCMonth() + 1 === Number(month) && time.getUTCDate() === Number(date);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The calendar day of a moment where the reader is, `YYYY-MM-DD`: now, or of a time in ISO 8601. */
export function localDay(time?: string): string {
  const date = time === undefined ? new Date() : new Date(time);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a text is a time in UTC, `YYYY-MM-DDTHH:MM:SSZ` with or without fractions of a second. */
export const isTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));
