import type { FoundBlock, Reading } from './blocks.ts';
import { isNamedStandfirst } from './markup.ts';
import { type Declared, squeeze } from './metadata.ts';
import { massOf, proseOf, type Region } from './region.ts';

/** Letters and digits only, lower case: what is compared when two spellings of one line meet. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The block of the article's headline: the first-level heading nearest to the declared title. */
export function chooseHeadline(
  document: Document,
  { meta, article }: Declared,
  { found }: Reading,
  region: Region,
): FoundBlock | null {
  const titles = [
    article?.headline,
    meta.get('og:title'),
    meta.get('twitter:title'),
    document.title,
  ]
    .filter((title) => typeof title === 'string')
    .map(plain)
    .filter((title) => title.length > 5);
  const says = (block: FoundBlock): boolean => {
    const own = plain(block.text);
    return (
      own.length > 5 &&
      titles.some(
        (title) => own.includes(title) || (title.includes(own) && own.length * 2 >= title.length),
      )
    );
  };
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

/** Up to two blocks between headline and text that are named or declared as the standfirst. */
export function chooseStandfirst(
  { meta, article }: Declared,
  { found }: Reading,
  region: Region,
  headline: FoundBlock | null,
): FoundBlock[] {
  const at = headline === null ? -1 : found.findIndex((block) => block.pieces === headline.pieces);
  if (at < 0 || at >= region.from) return [];
  const declared = [meta.get('description'), meta.get('og:description'), article?.description]
    .filter((text) => typeof text === 'string')
    .map((text) => plain(text).slice(0, 80));
  return found
    .slice(at + 1, region.from)
    .filter(
      (block) =>
        massOf(block.text) >= 40 &&
        block.linked < 0.3 * block.text.length &&
        (isNamedStandfirst(block.element) ||
          isNamedStandfirst(block.element.parentElement ?? block.element) ||
          declared.some(
            (text) => text.length > 20 && plain(block.text).startsWith(text.slice(0, 40)),
          )),
    )
    .slice(0, 2)
    .map((block) => ({ ...block, kind: 'standfirst' as const }));
}

const NOTICE =
  /^(?:read (?:more|also|next)|also read|see also|related|more (?:on|from|about)|advertis\w*|sign up|subscribe|follow us|share (?:this|on)|click here|photo(?:graph)?s?:|image:|picture:|source:$|getty images|copyright|©|all rights reserved|continue reading|story continues|listen to|watch:|video:)/i;

/** Chooses, out of the blocks found in the article's region, those that are its text. */
export function chooseBlocks(
  inside: readonly FoundBlock[],
  around: readonly FoundBlock[],
  title: string,
): FoundBlock[] {
  const seen = new Set(around.map((block) => plain(block.text)));
  seen.add(plain(squeeze(title)));
  const headline = around.find((block) => block.kind === 'headline');
  const after = headline ? inside.findIndex((block) => block.pieces === headline.pieces) + 1 : 0;
  // What stands before the first prose is labels, times and tickers.
  const prose = inside.findIndex((block, at) => at >= after && proseOf(block) > 0);
  const start = Math.max(after, prose);
  const kept: FoundBlock[] = [];
  for (const block of inside.slice(start)) {
    if (isForeign(block)) continue;
    const key = plain(block.text);
    if (
      key === '' ||
      (key.length > 20 && seen.has(key)) ||
      (block.kind === 'headline' && seen.has(key))
    )
      continue;
    seen.add(key);
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
  return length < 160 && NOTICE.test(block.text);
}
