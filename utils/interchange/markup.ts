/** Text as Markdown in which nothing is markup. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** What means something in Markdown or in the note apps built on it: emphasis, links, HTML, tags, maths, comments. */
const MARKUP = /[\\`*_{}[\]<>#|~&$%^=!]/g;
/** What begins a list item or a rule when it stands first on a line. */
const LINE_START = /^(\d+)([.)])|^([-+:])/;

/** Text in which nothing is markup, spaces at its ends kept. */
const escapePart = (text: string, isStart: boolean): string => {
  const plain = text.replace(MARKUP, '\\$&');
  if (!isStart) return plain;
  return plain.replace(LINE_START, (_, digits, dot, sign) =>
    digits ? `${digits}\\${dot}` : `\\${sign}`,
  );
};

const plainLine = (text: string): string =>
  text.toWellFormed().replace(CONTROL, '\ufffd').replace(/\s+/g, ' ').trim();

/** One line of text in which nothing is markup. */
export const escapeLine = (text: string): string => escapePart(plainLine(text), true);

/** An address in running text; it ends before whatever no plain address holds. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;
/** Marks of the sentence around an address. */
const AFTER_ADDRESS = /[?!.,:;*_~'&[\]]+$/;

/** Without the marks that follow it, and a closing bracket that was opened before it. */
function trimmed(address: string): string {
  const plain = address.replace(AFTER_ADDRESS, '');
  const open = plain.split('(').length;
  const closed = plain.split(')').length;
  return plain.endsWith(')') && closed > open ? trimmed(plain.slice(0, -1)) : plain;
}

/**
 * One line in which nothing is markup but that addresses stay addresses: many readers make links of them, and of
 * escaped ones links that lead nowhere.
 */
function escapeProse(line: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const next = line.slice(index + found.length);
    // Another script without a space in between: where the address ends is not known.
    if (/^[\p{L}\p{N}]/u.test(next)) continue;
    const address = trimmed(found);
    parts.push(line.slice(done, index), address);
    done = index + address.length;
  }
  parts.push(line.slice(done));
  return parts
    .map((part, at) => (at % 2 === 1 ? `<${part}>` : escapePart(part, at === 0)))
    .join('');
}

/** Text of several lines, none of which is markup, each behind a prefix; line ends stay where they are. */
export function escapeLines(text: string, prefix: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => escapeProse(plainLine(line)));
  return lines
    .map((line, at) => {
      if (line === '') return prefix.trimEnd();
      // Two spaces make a line end that a paragraph keeps.
      return `${prefix}${line}${lines[at + 1] ? '  ' : ''}`;
    })
    .join('\n');
}

/** A link; its words are Markdown already. */
export const markdownLink = (words: string, uri: string): string =>
  `[${words}](<${uri.replace(/[<>\\]/g, encodeURIComponent)}>)`;
