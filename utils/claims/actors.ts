import { GAZETTEER } from './gazetteer.ts';
import { type Spelling, spellingsOf, type Word } from './words.ts';

export type Side = 'us' | 'cn' | 'other';
export type ActorKind =
  | 'country'
  | 'capital'
  | 'bloc'
  | 'government'
  | 'official'
  | 'lab'
  | 'model'
  | 'chip'
  | 'person';

export interface Actor {
  /** The name a card would show. */
  name: string;
  side: Side;
  kind: ActorKind;
}

/** An actor named in a sentence. `first` and `last` are indexes into the sentence's words, both inclusive. */
export interface ActorMention {
  actor: Actor;
  first: number;
  last: number;
}

/** How a form must be written to count. */
type Case = 'any' | 'initial' | 'capitals';

/** A way to name an actor, filed under its first word. */
export interface ActorForm {
  actor: Actor;
  /** Lower-case words after the first. */
  rest: readonly string[];
  written: Case;
}

const INDEX: ReadonlyMap<string, readonly ActorForm[]> = compile(GAZETTEER);

function caseOf(form: string): Case {
  if (form.endsWith('!!')) return 'capitals';
  return form.endsWith('!') ? 'initial' : 'any';
}

/** Reads the table of `gazetteer.ts` into forms by their first word, longest first. */
function compile(table: string): Map<string, ActorForm[]> {
  const index = new Map<string, ActorForm[]>();
  for (const line of table.trim().split('\n')) {
    const [head = '', entries = ''] = line.split(': ');
    const [side, kind] = head.split(' ') as [Side, ActorKind];
    for (const entry of entries.split('; ')) {
      const forms = entry.split(' | ');
      const actor: Actor = { name: (forms[0] ?? '').replace(/!+$/, ''), side, kind };
      for (const form of forms) {
        const [first = '', ...rest] = spellingsOf(form).map(({ lower }) => lower);
        const known = index.get(first) ?? [];
        known.push({ actor, rest, written: caseOf(form) });
        index.set(first, known);
      }
    }
  }
  for (const forms of index.values()) forms.sort((a, b) => b.rest.length - a.rest.length);
  return index;
}

function isWritten({ text }: Spelling, written: Case): boolean {
  if (written === 'any') return true;
  const first = text.charCodeAt(0);
  if (first >= 97 && first <= 122) return false;
  return written === 'initial' || text === text.toUpperCase();
}

function matches(words: readonly Spelling[], at: number, { rest, written }: ActorForm): boolean {
  for (let i = 0; i < rest.length; i++) if (words[at + 1 + i]?.lower !== rest[i]) return false;
  return isWritten(words[at] as Spelling, written);
}

const NONE: readonly ActorForm[] = [];

/** The actors named among `words`, in order, never overlapping; see `mentionAt`. */
export function findActors(words: readonly Word[]): ActorMention[] {
  const spellings = words.map(({ spelling }) => spelling);
  const found: ActorMention[] = [];
  for (let at = 0; at < spellings.length; at++) {
    const mention = mentionAt(spellings, at);
    if (!mention) continue;
    found.push(mention);
    at = mention.last;
  }
  return found;
}

/** The actor whose name begins at a word, or null; the longest form wins. One table look-up a spelling. */
export function mentionAt(words: readonly Spelling[], at: number): ActorMention | null {
  const word = words[at] as Spelling;
  word.actors ??= INDEX.get(word.lower) ?? NONE;
  const forms = word.actors;
  for (let k = 0; k < forms.length; k++) {
    const form = forms[k] as ActorForm;
    if (matches(words, at, form))
      return { actor: form.actor, first: at, last: at + form.rest.length };
  }
  return null;
}
