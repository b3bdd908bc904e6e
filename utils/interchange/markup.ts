/** Text as Markdown in which nothing is markup. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** What means something in Markdown or in the note apps built on it: emphasis, links, HTML, tags, maths, comments. */
const MARKUP = /[\\`*_{}[\]<>#|~&$%^=!]/g;
/** What begins a list item or a rule when it stands first on a line. */
const LINE_START = /^(\d+)([.)])|^([-+:])/;

/** One line of text in which nothing is markup. */
export const escapeLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(CONTROL, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKUP, '\\$&')
    .replace(LINE_START, (_, digits, dot, sign) => (digits ? `${digits}\\${dot}` : `\\${sign}`));

/** Text of several lines, none of which is markup, each behind a prefix. */
export const escapeLines = (text: string, prefix: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((each) => `${prefix}${escapeLine(each)}`.trimEnd())
    .join('\n');

/** A link; its words are Markdown already. */
export const markdownLink = (words: string, uri: string): string =>
  `[${words}](<${uri.replace(/[<>\\]/g, encodeURIComponent)}>)`;
