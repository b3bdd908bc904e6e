/** From a catalogue's key to words in the reader's language, with numbers, dates and plurals by `Intl`. */
import { en } from './en/index.ts';
import type { Key, Message, Messages, Values } from './messages.ts';

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** Tags for `Intl` and the `lang` attribute. */
export const TAGS: Record<Locale, string> = { en: 'en', zh: 'zh-Hans' };

const DATE_FORMS = {
  date: { dateStyle: 'medium' },
  month: { month: 'short' },
  monthOfYear: { month: 'short', year: 'numeric' },
  day: { month: 'short', day: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateForm = keyof typeof DATE_FORMS;

export interface Translator {
  locale: Locale;
  /** The words of a key; values go where the message names them, numbers in the language's form. */
  t<K extends Key>(key: K, ...values: Values<K>): string;
  number(value: number): string;
  /** Bytes, in mega- or gigabytes. */
  bytes(count: number): string;
  /** 0 to 1 as a percentage without decimals. */
  percent(share: number): string;
  /** A calendar date `YYYY-MM-DD` or a time in ISO 8601, as a date, or as no more than its month or its day in the year. */
  date(iso: string, form?: DateForm): string;
  /** From one calendar date to another, both `YYYY-MM-DD`: in days, or in months or years where it holds whole ones. */
  span(from: string, to: string): string;
}

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000_000_000;
const DAY_MS = 86_400_000;

/** In what a span is told: years from a first of January to an end of December, months likewise. */
function formOfSpan(from: string, to: string): DateForm {
  const dayAfter = new Date(Date.parse(to) + DAY_MS).toISOString();
  if (!from.endsWith('-01') || dayAfter.slice(8, 10) !== '01') return 'date';
  return from.endsWith('-01-01') && to.endsWith('-12-31') ? 'year' : 'monthOfYear';
}

/** A calendar date has no time zone; noon keeps it on its day in all of them. */
const atNoon = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);

/** Made when it is first used: the browser's rules of a language are slow to make, and a page may need none. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createTranslator(locale: Locale, messages: Messages): Translator {
  const tag = TAGS[locale];
  const plurals = once(() => new Intl.PluralRules(tag));
  const numbers = once(() => new Intl.NumberFormat(tag));
  const percents = once(
    () => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
  );
  const formats = new Map<DateForm, Intl.DateTimeFormat>();
  const formatOf = (form: DateForm): Intl.DateTimeFormat => {
    const known = formats.get(form) ?? new Intl.DateTimeFormat(tag, DATE_FORMS[form]);
    formats.set(form, known);
    return known;
  };

  const pattern = (message: Message, values: Record<string, string | number>): string => {
    if (typeof message === 'string') return message;
    return plurals().select(Number(values.count)) === 'one' ? message.one : message.other;
  };

  return {
    locale,
    t(key, ...[values = {}]) {
      const given: Record<string, string | number> = values;
      return pattern(messages[key], given).replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = given[name];
        return typeof value === 'number' ? numbers().format(value) : (value ?? whole);
      });
    },
    number: (value) => numbers().format(value),
    bytes(count) {
      const isLarge = count >= GIGABYTE;
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: isLarge ? 'gigabyte' : 'megabyte',
        maximumFractionDigits: 1,
      }).format(count / (isLarge ? GIGABYTE : MEGABYTE));
    },
    percent: (share) => percents().format(share),
    date: (iso, form = 'date') => formatOf(form).format(atNoon(iso)),
    span: (from, to) => formatOf(formOfSpan(from, to)).formatRange(atNoon(from), atNoon(to)),
  };
}

/**
 * The language to speak.
 * @param wanted the reader's setting.
 * @param browserLanguage BCP 47 tag of the browser's interface.
 */
export const localeFor = (wanted: Locale | 'system', browserLanguage: string): Locale =>
  wanted === 'system' ? (/^zh\b/i.test(browserLanguage) ? 'zh' : 'en') : wanted;

/** The messages of a language. English is always at hand; others are loaded when spoken. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'zh' ? (await import('./zh/index.ts')).zh : en;
}
