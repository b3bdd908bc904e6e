import { findActors } from '../claims/actors.ts';
import { MOST_READ } from '../claims/context.ts';
import { type Span, splitSentences } from '../claims/sentences.ts';
import type { Article, Detection } from '../claims/types.ts';
import { wordsOf } from '../claims/words.ts';
import { type Attribution, attributionsIn, MASK } from './attribution.ts';
import { candidateNames, NameBook } from './names.ts';
import { personsAmong } from './people.ts';
import { type Quotation, quotationsOf } from './quotations.ts';
import { type Memory, type Resolution, resolve, type Speaker } from './speaker.ts';

/** A detection with who says it and which part of the sentence is the claim itself. */
export interface EnrichedDetection extends Detection {
  /** The proposition without "X said": UTF-16 offsets into `Article.text`, end exclusive. */
  clause: Span;
}

interface Told {
  /** A name; `author`; null when somebody answers for it but it stays unresolved. */
  speaker: string | null;
  clause: Span;
}

/** What is known on reaching a sentence. */
interface State extends Memory {
  /** Speaker of the quotation that is running, by its start. */
  speakers: Map<number, string | null>;
  /** The last one named, and how many sentences ago. */
  last: string | null;
  age: number;
}

/**
 * Adds speaker and claim clause to the detections of one article, in their order. `author` when the
 * article itself asserts it, null when somebody else does and cannot be named.
 */
export async function enrich(
  article: Article,
  detections: readonly Detection[],
): Promise<EnrichedDetection[]> {
  if (detections.length === 0) return [];
  const persons = await personsAmong(candidateNames(article.text));
  const told = readSpeakers(article, persons);
  return detections.map((detection) => {
    const found = at(told, detection);
    return {
      ...detection,
      speaker: found ? found.speaker : 'author',
      clause: found ? found.clause : { start: detection.start, end: detection.end },
    };
  });
}

type Sentence = Span & Told;

/** The sentence that holds the middle of a detection. */
function at(sentences: readonly Sentence[], { start, end }: Span): Sentence | undefined {
  const middle = (start + end) / 2;
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const sentence = sentences[mid] as Sentence;
    if (sentence.end <= middle) low = mid + 1;
    else if (sentence.start > middle) high = mid - 1;
    else return sentence;
  }
  return undefined;
}

function readSpeakers(article: Article, persons: ReadonlySet<string>): Sentence[] {
  const { text, blocks } = article;
  const quotations = quotationsOf(text, blocks);
  const state: State = {
    names: new NameBook(persons),
    person: null,
    organisation: null,
    group: null,
    document: null,
    mentioned: [],
    speakers: new Map(),
    last: null,
    age: 0,
  };
  const sentences: Sentence[] = [];
  let next = 0;
  for (const block of blocks) {
    for (const span of splitSentences(text, block.start, block.end)) {
      while ((quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
      const inside: Quotation[] = [];
      for (let i = next; (quotations[i]?.start ?? Number.POSITIVE_INFINITY) < span.end; i++)
        inside.push(quotations[i] as Quotation);
      sentences.push({ ...span, ...tell(text, span, inside, state) });
    }
  }
  carryBack(sentences, quotations);
  return sentences;
}

/** The sentence with every character of direct speech masked. */
function mask(text: string, { start, end: whole }: Span, quotations: readonly Quotation[]): string {
  const end = Math.min(whole, start + MOST_READ);
  let masked = '';
  let from = start;
  for (const quotation of quotations) {
    const open = Math.max(from, quotation.start);
    const close = Math.min(end, quotation.end);
    if (close <= open) continue;
    masked += text.slice(from, open) + MASK.repeat(close - open);
    from = close;
  }
  return masked + text.slice(from, end);
}

function tell(text: string, span: Span, quotations: readonly Quotation[], state: State): Told {
  const speech = quotations.filter((quotation) => !isTitle(text, quotation));
  const masked = mask(text, span, speech);
  const subject = state.names.read(
    text.slice(span.start, Math.min(span.end, span.start + MOST_READ)),
  );
  state.mentioned = organisationsIn(masked);
  const found = choose(attributionsIn(masked), state);
  const running = speech[0] && speech[0].start < span.start ? speech[0] : null;
  const told = speakerOf(span, masked, found, speech, running, state);
  remember(masked, subject, found?.resolution ?? null, state);
  if (told.speaker && told.speaker !== 'author') {
    state.last = told.speaker;
    state.age = 0;
  } else if (++state.age > 3) state.last = null;
  return told;
}

function speakerOf(
  span: Span,
  masked: string,
  found: Choice | null,
  speech: readonly Quotation[],
  running: Quotation | null,
  state: State,
): Told {
  if (found) {
    const own = typeof found.resolution === 'string' ? null : found.resolution.name;
    const speaker = (running && state.speakers.get(running.start)) || own;
    for (const quotation of speech)
      if (!state.speakers.get(quotation.start)) state.speakers.set(quotation.start, speaker);
    return { speaker, clause: clauseOf(masked, span, found.attribution) };
  }
  const [first] = speech;
  if (!first || !isSpeech(masked)) return { speaker: 'author', clause: span };
  const speaker = state.speakers.get(first.start) ?? state.last;
  for (const quotation of speech) state.speakers.set(quotation.start, speaker);
  return { speaker, clause: span };
}

/** Marks around a few capitalised words: a name or a title, not speech. */
function isTitle(text: string, { start, end }: Quotation): boolean {
  if (end - start > 60) return false;
  const words = text.slice(start, end).match(/[\p{L}\p{N}'’.-]+/gu) ?? [];
  return (
    words.length <= 6 && words.every((word) => /^(?:\p{Lu}|\d|of|the|and|for|in|on)/u.test(word))
  );
}

/** Whether a sentence is direct speech but for a word or two. */
const isSpeech = (masked: string): boolean =>
  masked.includes(MASK) &&
  masked.replaceAll(MASK, '').trim().length <= Math.max(3, masked.length * 0.2);

interface Choice {
  attribution: Attribution;
  resolution: Exclude<Resolution, null>;
}

/** The innermost source: the last saying that comes to somebody. */
function choose(attributions: readonly Attribution[], state: State): Choice | null {
  let unresolved: Choice | null = null;
  for (const attribution of attributions.toReversed()) {
    const resolution = resolve(attribution, state);
    if (resolution === 'unresolved') unresolved ??= { attribution, resolution };
    else if (resolution) return { attribution, resolution };
  }
  return unresolved;
}

function clauseOf(masked: string, span: Span, { content }: Attribution): Span {
  const start = span.start + content.start;
  const end = span.start + content.end;
  const trimmed = masked.slice(content.start, content.end);
  const lead = /^[\s,:;]*/.exec(trimmed)?.[0].length ?? 0;
  const trail = /[\s,:;]*$/.exec(trimmed)?.[0].length ?? 0;
  return end - trail - (start + lead) < 12 ? span : { start: start + lead, end: end - trail };
}

const DOCUMENT =
  /(?:^|\s)((?!(?:The|An?|This|That|In|His|Her|Its|Our|Their)\s[Rrsip])(?:\p{Lu}[\p{L}'’-]*\s){1,5}(?:[Rr]eport|[Ss]tudy|[Ii]ndex|[Pp]aper|[Ss]urvey))\b|\b(?:report|study|paper|analysis|survey|memo|blog post|lawsuit)s?(?: \w+){0,2} (?:by|from) (?:the )?((?:\p{Lu}[\p{L}'’-]*\s?)(?:(?:of |for |the |and )*\p{Lu}[\p{L}'’-]*\s?){0,6})/u;

function organisationsIn(masked: string): { name: string; at: number }[] {
  const words = wordsOf(masked);
  return findActors(words).flatMap(({ actor, first }) =>
    actor.kind === 'lab' ? [{ name: actor.name, at: words[first]?.start ?? 0 }] : [],
  );
}

/** Keeps who a pronoun or "the report" in the next sentences would stand for. */
function remember(
  masked: string,
  subject: string | null,
  resolution: Resolution,
  state: State,
): void {
  const [organisation] = state.mentioned;
  if (organisation) state.organisation = organisation.name;
  const document = DOCUMENT.exec(masked);
  if (document) state.document = (document[1] ?? document[2] ?? '').trim().replace(/^The /, '');
  if (subject) state.person = subject;
  if (!resolution || typeof resolution === 'string') return;
  const { name, kind }: Speaker = resolution;
  if (kind === 'person') state.person = name;
  else if (kind === 'organisation') state.organisation = name;
  else state.group = name;
}

/** A quotation that only names its speaker at its end gives it to its earlier sentences too. */
function carryBack(sentences: Sentence[], quotations: readonly Quotation[]): void {
  let next = 0;
  for (const { start, end } of quotations) {
    while ((sentences[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    let last = next;
    while ((sentences[last]?.start ?? Number.POSITIVE_INFINITY) < end) last++;
    if (last - next < 2) continue;
    const inside = sentences.slice(next, last);
    const speaker = inside.findLast((one) => one.speaker && one.speaker !== 'author')?.speaker;
    if (!speaker) continue;
    for (const one of inside) if (!one.speaker || one.speaker === 'author') one.speaker = speaker;
  }
}
