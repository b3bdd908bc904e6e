import { findActors } from '../claims/actors.ts';
import { wordsOf } from '../claims/words.ts';
import type { Attribution } from './attribution.ts';
import { capitalRuns, type NameBook, nameOf, withoutTitles } from './names.ts';
import { HUMAN, SOURCE_NOUN } from './sayings.ts';

/** Who was named last, for pronouns and "the company". Changes as an article is read. */
export interface Memory {
  names: NameBook;
  person: string | null;
  organisation: string | null;
  group: string | null;
  document: string | null;
  /** Organisations in the sentence at hand with their offsets in it. */
  mentioned: readonly { name: string; at: number }[];
}

/** What a pronoun may later stand for depends on it. */
export type SpeakerKind = 'person' | 'organisation' | 'group' | 'document';

export interface Speaker {
  name: string;
  kind: SpeakerKind;
}

/** A speaker, a source that stays unresolved, or no attribution at all. */
export type Resolution = Speaker | 'unresolved' | null;

const PERSON_PRONOUN =
  /^(?:he|she|the (?:(?:man|woman|ceo|chief executive|billionaire|president|prime minister|premier|minister|professor|founder|co-founder|executive|entrepreneur|scientist|author|analyst|chief|boss)|(?:\w+ ){1,2}(?:ceo|chief executive|founder|co-founder|boss|premier|president)))$/i;
const BODY =
  /^(?:it|the (?:\w+ )?(?:company|firm|start-?up|lab|laboratory|chipmaker|maker|giant|organi[sz]ation|group|bank|site|outlet|newspaper|magazine|developer|team))$/i;
const PAPER =
  /^(?:(?:the|this|that) (?:\w+ )?(?:report|paper|study|survey|index|analysis|document|article|post|memo|book|review|sheet|plan|lawsuit|statement|authors?))$/i;
const FIRST_PERSON = /^(?:(?:i|we|you|one|us)(?:['’]\w+)?$|(?:my|our|your)\b)|\bof us$/i;
const NOBODY =
  /^(?:this|that|these|those|which|what|there|it all|who|and|or|nothing|everything|something|such|so|here|then|not|all|none|both|each|even|now|today|how|where|nobody|anyone|everyone|no one)\b/i;
const DOCUMENT =
  /\b(?:study|studies|reports?|paper|survey|poll|analysis|research|index|investigation|review|data|figures|post|statement|document|memo|article|tests?|estimates?|calculations?|ranking|list|experiment|incident)\b/i;
const PREPOSITION =
  /\s(?:of|at|from|in|with|on|for|by|to|about|under|within|behind|across|into|over|against|near|inside|outside|consulted|interviewed|familiar|working|close|based)\s/i;

const strip = (phrase: string): string =>
  phrase
    .replace(/^[\s"'“”‘’([*•-]+|[\s"'“”‘’)\],.;:-]+$/g, '')
    .replace(
      /^(?:and|but|so|yet|or|meanwhile|however|instead|even|still|now|then|indeed|as|thus|therefore|first|second|third|finally|notably|nonetheless|additionally|both|while)\s+/i,
      '',
    )
    .replace(/['’]s?$/, '');

/** The name or description an attribution's words come to; null when it attributes nothing. */
export function resolve(attribution: Attribution, memory: Memory): Resolution {
  const phrase = strip(attribution.phrase);
  const own = /\p{Ll}\p{L}*$/u.test(phrase) && !/\p{Lu}[\p{L}'’-]*$/u.test(phrase) ? null : phrase;
  const named = attribution.apposition && !own ? capitalised(attribution.apposition, memory) : null;
  if (named) return named;
  if (!phrase || phrase.includes('\u00b6') || FIRST_PERSON.test(phrase) || NOBODY.test(phrase))
    return null;
  if (PERSON_PRONOUN.test(phrase)) return remembered(memory.person, 'person');
  if (/^they$/i.test(phrase)) return remembered(memory.group ?? memory.organisation, 'group');
  if (BODY.test(phrase)) return body(phrase, attribution, memory);
  if (PAPER.test(phrase)) return { name: memory.document ?? bare(phrase), kind: 'document' };
  const resolution = described(phrase, memory);
  return resolution && isPlausible(resolution, attribution) ? resolution : null;
}

const remembered = (name: string | null, kind: SpeakerKind): Resolution =>
  name ? { name, kind } : 'unresolved';

function body(phrase: string, attribution: Attribution, memory: Memory): Resolution {
  const pronoun = /^it$/i.test(phrase);
  if (pronoun && (attribution.saying !== 'say' || attribution.form !== 'before')) return null;
  if (attribution.saying === 'give' && /object|loose/.test(attribution.complement)) return null;
  const here = memory.mentioned.findLast(({ at }) => at < attribution.start)?.name;
  const organisation = here ?? memory.organisation;
  if (organisation) return { name: organisation, kind: 'organisation' };
  return pronoun ? null : { name: bare(phrase), kind: 'organisation' };
}

/** Whether the verb with what follows it reports content, given who its subject is. */
function isPlausible(
  { kind }: Speaker,
  { saying, complement, form, phrase }: Attribution,
): boolean {
  if (form !== 'before' && form !== 'colon') return true;
  if (form === 'colon') return complement === 'quotation' || kind === 'person';
  if (saying === 'say')
    return complement !== 'object' || kind !== 'organisation' || SOURCE_NOUN.test(phrase);
  if (saying === 'find')
    return kind !== 'organisation' || SOURCE_NOUN.test(phrase) || complement === 'quotation';
  if (saying === 'give') return complement === 'clause' || complement === 'quotation';
  if (complement === 'quotation' || complement === 'clause') return true;
  return kind !== 'organisation' && complement !== 'none';
}

/** "An analysis of 26 models by the Centre for X": who made the document, or null. */
function maker(phrase: string): string | null {
  const made = /\b(?:by|from|at)\s+(?:the |an? )?(.+)$/i.exec(phrase);
  return made && DOCUMENT.test(phrase.slice(0, made.index)) ? (made[1] ?? null) : null;
}

function described(phrase: string, memory: Memory): Speaker | null {
  const made = maker(phrase);
  const author = made ? capitalised(made, memory, 'first') : null;
  if (author) return author;
  const cut = phrase.search(PREPOSITION);
  const head = (cut > 0 ? phrase.slice(0, cut) : phrase).replace(
    /\s(?:published|released|written|filed|leaked|commissioned|seen|obtained|quoted|polled|surveyed)$/i,
    '',
  );
  const last = wordsOf(head).at(-1);
  if (!last) return null;
  const coordinated = /^((?:\p{Lu}[\p{L}'’.-]*\s)+)\p{Ll}+ed(?:\s|$)/u.exec(phrase);
  if (coordinated?.[1]) return capitalised(coordinated[1].trim(), memory);
  if (
    /^\p{Lu}/u.test(last.text) &&
    !/^(?:some|many|most|several|critics|experts|analysts)$/i.test(last.text)
  ) {
    const of = /^.{0,60}? of (?:the )?\p{Lu}[\p{L}’']+(?: (?:for|of|and|\p{Lu}[\p{L}’']+))*/u.exec(
      phrase,
    );
    const institution =
      /^(?:the )?(?:centre|center|institute|university|academy|department|ministry|bank|bureau|house)$/i.test(
        last.text,
      );
    return institution && of
      ? { name: bare(of[0]), kind: 'organisation' }
      : capitalised(head, memory);
  }
  if (!HUMAN.test(last.lower)) return null;
  const name = bare(cut > 0 && wordsOf(phrase).length > 7 ? head : phrase);
  return { name, kind: 'group' };
}

/** A description without its article, lower case at the start when it is no name. */
function bare(phrase: string): string {
  const voice = /^(?:an? )?(spokes\w+) (?:for|at|of|from) (?:the )?(.+)$/i.exec(phrase);
  if (voice) return `${voice[2]} ${voice[1]}`;
  const rest = phrase
    .replace(/^the\s+/i, '')
    .replace(/^(An?)\s/, (article) => article.toLowerCase());
  return /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(rest) &&
    /^(?:some|many|most|several|one|two|other|others|a|an|industry|critics|experts|analysts|researchers|scientists|officials|observers|insiders|investors|early|recent|conventional|market|developing|leading|multiple|numerous|various|those|foreign|local|people|a few)\b/i.test(
      rest,
    )
    ? rest.charAt(0).toLowerCase() + rest.slice(1)
    : rest;
}

/** A capitalised name in `phrase`, titles before it dropped, family names filled out. */
function capitalised(
  phrase: string,
  memory: Memory,
  which: 'first' | 'last' = 'last',
): Speaker | null {
  const runs = capitalRuns(phrase);
  const run = which === 'last' ? runs.at(-1) : runs[0];
  if (!run) return null;
  const words = withoutTitles(run);
  const name = nameOf(phrase, words);
  const mention = findActors(words)[0];
  const kind = mention?.actor.kind;
  if (kind === 'model' || /^\p{Lu}{0,4}-?\d+\p{L}?$/u.test(words.at(-1)?.text ?? '')) return null;
  const person = memory.names.isPerson(words, phrase) || kind === 'person' || kind === 'official';
  const known = words.length === 1 ? memory.names.fullNameOf(name) : null;
  if (known) return { name: known, kind: 'person' };
  if (
    !person &&
    runs.length > 1 &&
    /^(?:and|&)$/.test(phrase.slice(runs.at(-2)?.at(-1)?.end, run[0]?.start).trim())
  )
    return { name: phrase.slice(runs[0]?.[0]?.start).replace(/['’]s?$/, ''), kind: 'group' };
  return { name, kind: person || words.length < run.length ? 'person' : 'organisation' };
}
