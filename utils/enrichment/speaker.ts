import { findActors } from '../claims/actors.ts';
import { wordsOf } from '../claims/words.ts';
import type { Attribution } from './attribution.ts';
import { capitalRuns, type NameBook, withoutTitles } from './names.ts';
import { SOURCE_NOUN } from './sayings.ts';

/** Who was named last, for pronouns and "the company". Changes as an article is read. */
export interface Memory {
  names: NameBook;
  person: string | null;
  organisation: string | null;
  group: string | null;
}

/** `person`, `organisation` or described `group`; what a pronoun later stands for depends on it. */
export type SpeakerKind = 'person' | 'organisation' | 'group';

export interface Speaker {
  name: string;
  kind: SpeakerKind;
}

/** What an attribution comes to: a speaker, the article's author, an unresolved source, or no attribution. */
export type Resolution = Speaker | 'author' | 'unresolved' | null;

const PERSON_PRONOUN =
  /^(?:he|she|the (?:man|woman|ceo|chief executive|billionaire|president|minister|professor|founder|executive|entrepreneur|scientist|researcher|analyst|author))$/i;
const COMPANY =
  /^(?:it|the (?:company|firm|start-?up|lab|maker|chipmaker|giant|organi[sz]ation|institute|group|think[- ]tank|agency|bank|ministry|government|document|blog post|post|statement|team|report|paper|study))$/i;
const FIRST_PERSON = /^(?:i|we|you|one|my|our|let)$/i;
const NOBODY =
  /^(?:this|that|these|those|which|what|there|it all|who|and|or|nothing|everything|something|such|so|here|then|not|all|none|both|each|even|now|today|how|where)\b/i;
const HUMAN =
  /(?:officials?|experts?|analysts?|critics?|supporters?|observers?|people|researchers?|scientists?|economists?|sources?|spokes(?:wo)?m[ae]n|spokespersons?|executives?|insiders?|investors?|lawmakers?|policymakers?|company|companies|firms?|startups?|governments?|ministry|agency|authors?|engineers?|users?|netizens|commentators?|s[kc]eptics?|proponents?|opponents?|others|some|many|hawks|capitalists?|strategists?|developers?|founders?|co-founders?|academics?|scholars?|group|team|think[- ]tanks?|teachers?|workers?|writers?|ceos?|bosses|boss|presidents?|ministers?|premier|chair(?:wo)?m[ae]n|leaders?|advocates?|lobbyists?|professors?|students?|practitioners?|historians?|philosophers?|journalists?|reporters?|outlets?|media|newspapers?|report|reports|study|studies|paper|papers|survey|analysis|institute|index|industry|public|administration|department|committee|commission|council|senators?|politicians?|diplomats?|representatives?|veterans?|pundits?|optimists?|pessimists?|bulls|bears|giants|makers?|labs?|rivals?|competitors?|employees?|staff|entrepreneurs?|institutions?|wisdom|states|countries|nations|party|secretary|king|professional|engineer|website|magazine|book|memo|filings?|disclosures?|documents?|post|statement|article|complaint|indictment|poll|news|rumou?rs|specialists?|lawyers?|consultants?|thinkers?|forecasters?|technologists?|doomers?)$/i;
const DOCUMENT =
  /\b(?:study|studies|report|reports|paper|survey|poll|analysis|research|index|investigation|review|data|figures|post|statement|document|memo|article|tests?|estimates?)\b/i;
const PREPOSITION =
  /\s(?:of|at|from|in|with|on|for|by|to|about|under|within|behind|across|into|over|against|near|inside|outside)\s/i;

const strip = (phrase: string): string =>
  phrase
    .replace(/^[\s"'“”‘’([]+|[\s"'“”‘’)\],.;:-]+$/g, '')
    .replace(
      /^(?:and|but|so|yet|or|meanwhile|however|instead|even|still|now|then|for example|for instance|indeed|as)\s+/i,
      '',
    )
    .replace(/['’]s?$/, '');

/** The name or description an attribution's words come to. */
export function resolve(attribution: Attribution, memory: Memory): Resolution {
  if (attribution.apposition) {
    const named = capitalised(attribution.apposition, memory);
    if (named) return named;
  }
  const phrase = strip(attribution.phrase);
  if (!phrase || phrase.includes('\u00b6')) return null;
  if (FIRST_PERSON.test(phrase.split(' ')[0] ?? '')) return 'author';
  if (PERSON_PRONOUN.test(phrase)) return remembered(memory.person, 'person');
  if (/^they$/i.test(phrase)) return remembered(memory.group ?? memory.organisation, 'group');
  if (COMPANY.test(phrase)) return company(phrase, attribution, memory);
  if (NOBODY.test(phrase)) return null;
  return described(phrase, attribution, memory);
}

const remembered = (name: string | null, kind: SpeakerKind): Resolution =>
  name ? { name, kind } : 'unresolved';

function company(phrase: string, { finding }: Attribution, memory: Memory): Resolution {
  if (/^it$/i.test(phrase) && finding) return null;
  if (memory.organisation) return { name: memory.organisation, kind: 'organisation' };
  return /^it$/i.test(phrase) ? null : { name: phrase, kind: 'organisation' };
}

/** Splits "An analysis of 26 models by the Centre for X" into its head and who made it. */
function maker(phrase: string): string | null {
  const made = /\b(?:by|from)\s+(?:the |an? )?(.+)$/i.exec(phrase);
  return made && DOCUMENT.test(phrase.slice(0, made.index)) ? (made[1] ?? null) : null;
}

function described(phrase: string, attribution: Attribution, memory: Memory): Resolution {
  const made = maker(phrase);
  if (made) {
    const named = capitalised(made, memory);
    if (named) return named;
  }
  const cut = phrase.search(PREPOSITION);
  const head = cut > 0 ? phrase.slice(0, cut) : phrase;
  const words = wordsOf(head);
  const last = words.at(-1);
  if (!last) return null;
  if (/^\p{Lu}/u.test(last.text) && !HUMAN.test(last.lower)) {
    const named = capitalised(head, memory);
    return named && (!attribution.finding || isSource(named, phrase, attribution)) ? named : null;
  }
  if (!HUMAN.test(last.lower)) return null;
  if (attribution.finding && attribution.form === 'before' && !SOURCE_NOUN.test(head)) return null;
  const name = tidy(cut > 0 && wordsOf(phrase).length > 6 ? head : phrase);
  return { name, kind: /s$/.test(last.lower) ? 'group' : 'person' };
}

/** "Finding" verbs and nouns count for bodies and persons, not for models and countries. */
function isSource(named: Speaker, phrase: string, { form }: Attribution): boolean {
  if (named.kind === 'person' || form === 'accordingTo') return true;
  if (SOURCE_NOUN.test(phrase)) return true;
  const actor = findActors(wordsOf(named.name))[0]?.actor;
  return actor ? actor.kind === 'lab' || actor.kind === 'government' : form === 'before';
}

const tidy = (phrase: string): string => {
  const bare = phrase.replace(/^(?:the|an?)\s+/i, (article) =>
    /^the/i.test(article) ? '' : article.toLowerCase(),
  );
  return /^\p{Lu}\p{Ll}+\s\p{Ll}/u.test(bare) &&
    /^(?:some|many|most|several|one|other|industry|critics|experts|a|an)\b/i.test(bare)
    ? bare.charAt(0).toLowerCase() + bare.slice(1)
    : bare;
};

/** A capitalised name in `phrase`: the last run, titles before it dropped, family names filled out. */
function capitalised(phrase: string, memory: Memory): Speaker | null {
  const runs = capitalRuns(phrase);
  const run = runs.at(-1);
  if (!run) return null;
  const words = withoutTitles(run);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return null;
  const name = phrase.slice(first.start, last.end).replace(/['’]s?$/, '');
  const mention = findActors(words)[0];
  const kind = mention?.actor.kind;
  if (kind === 'model' || (kind === 'chip' && words.length === 1 && /\d/.test(name))) return null;
  if (kind === 'person' || kind === 'official')
    return { name: memory.names.resolve(name), kind: 'person' };
  if (mention) return { name, kind: 'organisation' };
  const full = memory.names.resolve(name);
  return { name: full, kind: memory.names.knows(last.lower) ? 'person' : 'organisation' };
}
