import { describe, expect, it } from 'vitest';
import { createTranslator, loadMessages, localeFor } from '../../../utils/i18n/translate.ts';

const english = createTranslator('en', await loadMessages('en'));
const chinese = createTranslator('zh', await loadMessages('zh'));

describe('a translator', () => {
  it('chooses the plural form by the count', () => {
    expect(english.t('list.count', { count: 1 })).toBe('1 claim');
    expect(english.t('list.count', { count: 0 })).toBe('0 claims');
    expect(english.t('list.count', { count: 12_345 })).toBe('12,345 claims');
    expect(chinese.t('list.count', { count: 1 })).toBe('1 条论断');
  });

  it('puts values in as they are, also where they look like names of values', () => {
    expect(english.t('site.here', { host: 'a.example' })).toBe('On a.example');
    expect(english.t('tags.remove', { tag: '{host} $&' })).toBe('Remove tag {host} $&');
  });

  it('writes dates and shares in the language', () => {
    expect(english.date('2026-03-09')).toBe('Mar 9, 2026');
    expect(chinese.date('2026-03-09')).toBe('2026年3月9日');
    expect(english.percent(0.825)).toBe('83%');
  });
});

describe('a span of days', () => {
  it.each([
    ['2027-01-01', '2027-12-31', '2027'],
    ['2027-01-01', '2030-12-31', '2027 – 2030'],
    ['2027-10-01', '2027-12-31', 'Oct – Dec 2027'],
    ['2028-02-01', '2028-02-29', 'Feb 2028'],
    ['2027-02-01', '2028-01-31', 'Feb 2027 – Jan 2028'],
    ['2026-11-03', '2028-11-30', 'Nov 3, 2026 – Nov 30, 2028'],
    ['2026-11-01', '2028-11-29', 'Nov 1, 2026 – Nov 29, 2028'],
    ['2026-11-03', '2026-11-03', 'Nov 3, 2026'],
  ])('from %s to %s is told in whole years and months where it holds them', (from, to, told) => {
    expect(english.span(from, to).replace(/\s/g, ' ')).toBe(told);
  });

  it('is told in the language', () => {
    expect(chinese.span('2027-01-01', '2027-12-31')).toBe('2027年');
    expect(chinese.span('2028-02-01', '2028-02-29')).toBe('2028年2月');
  });
});

describe('the language', () => {
  it('is the reader’s choice, else the browser’s, else English', () => {
    expect(localeFor('zh', 'en-GB')).toBe('zh');
    expect(localeFor('system', 'zh-TW')).toBe('zh');
    expect(localeFor('system', 'zh')).toBe('zh');
    expect(localeFor('system', 'zhx')).toBe('en');
    expect(localeFor('system', 'pt-PT')).toBe('en');
  });
});
