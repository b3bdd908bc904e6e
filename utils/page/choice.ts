import type { FoundBlock, Reading } from './blocks.ts';
import type { Declared } from './declared.ts';
import { isNamedStandfirst } from './markup.ts';
import { squeeze } from './metadata.ts';
import { massOf } from './prose.ts';
import type { Region } from './region.ts';

const COMPARED = 300;

/** The beginning in lower case without space and punctuation: what is compared when two spellings of one line meet. */
function plain(text: string): string {
  return text
    .slice(0, COMPARED)
    .toLowerCase()
    .replace(/[\s!-/:-@[-`{-~\u00a0-\u00bf\u2010-\u205e\u3000-\u3020]+/g, '');
}

/** Tells whether a heading says what the page declares as its title, outlet and shortenings aside. */
export function titleTest(
  document: Document,
  { meta, article }: Declared,
): (block: FoundBlock) => boolean {
  const titles = [
    article?.headline,
    meta.get('og:title'),
    meta.get('twitter:title'),
    document.title,
  ]
    .filter((title) => typeof title === 'string')
    .map(plain)
    .filter((title) => title.length > 5);
  return ({ text, kind }) => {
    if (kind !== 'headline' && kind !== 'subheading') return false;
    const own = plain(text);
    return (
      own.length > 5 &&
      titles.some(
        (title) => own.includes(title) || (title.includes(own) && own.length * 2 >= title.length),
      )
    );
  };
}

/** The block of the article's headline: the first-level heading nearest to the declared title. */
export function chooseHeadline(
  { found }: Reading,
  region: Region,
  says: (block: FoundBlock) => boolean,
): FoundBlock | null {
  const heads = found
    .slice(0, region.to)
    .filter((block) => block.kind === 'headline' || block.kind === 'subheading');
  const first = heads.filter((block) => block.kind === 'headline');
  const chosen =
    first.find(says) ??
    heads.find(says) ??
    first.findLast((block) => found.indexOf(block) <= region.from) ??
    first[0];
  return chosen === undefined ? null : { ...chosen, kind: 'headline' };
}

/** The lines between headline and text: named or declared as the standfirst, or a sentence in a heading or paragraph. */
export function chooseStandfirst(
  { meta, article }: Declared,
  { found }: Reading,
  region: Region,
  headline: FoundBlock | null,
): FoundBlock | null {
  const at = headline === null ? -1 : found.findIndex((block) => block.pieces === headline.pieces);
  if (at < 0 || at >= region.to) return null;
  const declared = [meta.get('description'), meta.get('og:description'), article?.description]
    .filter((text) => typeof text === 'string')
    .map((text) => plain(text).slice(0, 40))
    .filter((text) => text.length > 20);
  const prose = found.findIndex(
    (block, index) => index >= region.from && index > at && isText(block),
  );
  const between = found
    .slice(at + 1, Math.min(at + STANDFIRST_WITHIN, prose))
    .filter((block) => massOf(block.text) >= 40 && block.linked < 0.3 * block.text.length);
  const chosen =
    between.find(
      ({ element, text }) =>
        isNamedStandfirst(element) ||
        isNamedStandfirst(element.parentElement ?? element) ||
        declared.some((start) => plain(text).startsWith(start)),
    ) ??
    between.find(
      (block) => /^(?:h[2-4]|p)$/.test(block.element.localName) && isSentence(block.text),
    );
  return chosen === undefined ? null : { ...chosen, kind: 'standfirst' };
}

/** How many blocks after the headline a standfirst is looked for. */
const STANDFIRST_WITHIN = 12;

function isSentence(text: string): boolean {
  return (
    massOf(text) >= 60 &&
    text.split(' ').length >= 8 &&
    !LABEL.test(text.slice(0, 200).toLowerCase())
  );
}

/** Bylines and times, which stand where a first paragraph might. */
const LABEL =
  /^(?:by|von|par|por|text|story|words|photos?|updated|published|posted|last (?:updated|modified))\b[:\s]|\b\d{1,2}:\d\d\b.{0,20}$|^.{0,60}\b(?:19|20)\d\d\b.{0,12}$/;

/** True for what may open the text: prose, or a shorter paragraph that is no label. */
function isText(block: FoundBlock): boolean {
  if (block.prose > 0) return true;
  const { text, element, linked } = block;
  return (
    element.localName === 'p' &&
    massOf(text) >= 20 &&
    linked < 0.4 * text.length &&
    /[.!?…。！？:]["'”’»)]*$/.test(text) &&
    !LABEL.test(text.slice(0, 200).toLowerCase())
  );
}

const NOTICE =
  /^(?:adverts?$|article continues|(?:read|learn|see) (?:more|also|next)|also read|see also|related|more (?:on|from|about)|advertis\w*|sign up|subscribe|follow us|share (?:this|on)|click here|photo(?:graph)?s?:|image:|picture:|source:$|getty images|copyright|©|all rights reserved|continue reading|story continues|listen to|watch:|video:)/;

/** Chooses, out of the blocks found in the article's region, those that are its text. */
export function chooseBlocks(
  inside: readonly FoundBlock[],
  around: readonly FoundBlock[],
  title: string,
): FoundBlock[] {
  const seen = new Set(around.map((block) => plain(block.text)));
  seen.add(plain(squeeze(title)));
  const headline = around.find((block) => block.kind === 'headline');
  const standfirst = around.find((block) => block.kind === 'standfirst');
  const after = headline ? inside.findIndex((block) => block.pieces === headline.pieces) + 1 : 0;
  // What stands before the first prose is labels, times and tickers.
  const prose = inside.findIndex((block, at) => at >= after && isText(block));
  const start = Math.max(after, prose);
  const kept: FoundBlock[] = [];
  for (const block of inside.slice(start)) {
    if (isForeign(block)) continue;
    const opening = plain(block.text);
    const key = block.text.length > COMPARED ? opening + block.text.length : opening;
    if (
      key === '' ||
      (key.length > 20 && seen.has(key)) ||
      (block.kind === 'headline' && seen.has(key))
    )
      continue;
    seen.add(key);
    if (block.pieces === standfirst?.pieces) continue;
    kept.push(block.kind === 'headline' ? { ...block, kind: 'subheading' } : block);
  }
  const text = kept.filter((block, at) => {
    const next = kept[at + 1];
    // A heading over nothing headed what was left out.
    return block.kind !== 'subheading' || (next !== undefined && next.kind !== 'subheading');
  });
  return [...around, ...text];
}

function isForeign(block: FoundBlock): boolean {
  const { length } = block.text;
  const share = block.linked / length;
  if (share > 0.8 && (block.kind !== 'paragraph' || length < 200)) return true;
  if (block.kind === 'listItem' && share > 0.5) return true;
  return length < 160 && NOTICE.test(block.text.slice(0, 30).toLowerCase());
}
