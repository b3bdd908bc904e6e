/** Dates and times as Racemark writes them. Pure. */

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  // A month has rolled over when the date was past its end.
  return time.getUTCMonth() + 1 === Number(month) && time.getUTCDate() === Number(date);
}

/** Whether a text is a time in UTC, `YYYY-MM-DDTHH:MM:SSZ` with or without fractions of a second. */
export const isTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));
