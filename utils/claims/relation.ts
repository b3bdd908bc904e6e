import type { ActorMention } from './actors.ts';
import type { ReadSentence } from './context.ts';

/** What a word of relation says about its subject against somebody else. */
export type RelationKind = 'ahead' | 'behind' | 'level' | 'closing' | 'widening';

export interface Relation {
  kind: RelationKind;
  /** Index of the word the relation hangs on. */
  at: number;
  /** Whether subject and object are swapped: "has been overtaken by". */
  passive: boolean;
  negated: boolean;
  subject: ActorMention | null;
  object: ActorMention | null;
}

/** Relation words by stem; a form matches when the word is the stem with an ordinary ending. */
const STEMS: Readonly<Record<RelationKind, string>> = {
  ahead:
    'lead leads leading led ahead outperform outpace surpass overtake overtook overtaken beat beats beating beaten exceed outcompete dominate dominance dominant outrank outstrip outspend leapfrog lap eclipse top topped tops win wins winning won outclass outshine best bests bested edge forefront frontrunner supremacy pioneer superior advantage upper',
  behind:
    'lag lags lagging lagged behind trail trails trailing trailed lose loses losing lost laggard inferior worse weaker bottleneck shortage struggle struggles lacks lack hampered slipping',
  level:
    'rival rivals rivaling rivalling match matches matching matched par comparable parity equal equals equivalent neck level similar tie tied alongside',
  closing:
    'narrow narrows narrowing narrowed close closes closing closed catch catches catching caught shrink shrinks shrinking shrunk converge converging',
  widening: 'widen widens widening widened grow grows growing grew expanding deepens',
};

const KIND_OF: ReadonlyMap<string, RelationKind> = new Map(
  Object.entries(STEMS).flatMap(([kind, stems]) =>
    stems.split(' ').flatMap((stem) => formsOf(stem).map((form) => [form, kind as RelationKind])),
  ),
);

function formsOf(stem: string): string[] {
  const base = stem.endsWith('e') ? stem.slice(0, -1) : stem;
  return [stem, `${stem}s`, `${base}ed`, `${base}ing`];
}

const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'get', 'gets', 'got']);
const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  "isn't",
  "aren't",
  "wasn't",
  "doesn't",
  "don't",
  "didn't",
  "hasn't",
  "haven't",
  "won't",
  "can't",
  'cannot',
  'nor',
  'neither',
  'hardly',
  'without',
  'far',
]);
const GAP = new Set([
  'gap',
  'distance',
  'lead',
  'divide',
  'gulf',
  'difference',
  'advantage',
  'margin',
  'delta',
]);

const BY = new Set(['by']);

/** The relations a sentence states, in order, each with the actors nearest to it on either side. */
export function relationsOf({ words, actors }: ReadSentence): Relation[] {
  const near = (from: number, to: number, set: ReadonlySet<string>) =>
    words.slice(Math.max(0, from), to + 1).some(({ lower }) => set.has(lower));
  const isRelation = (kind: RelationKind, at: number): boolean => {
    if (kind !== 'closing' && kind !== 'widening') return true;
    const lower = words[at]?.lower ?? '';
    if (lower.startsWith('converg')) return true;
    if (/^(?:catch|caught)/.test(lower)) return words[at + 1]?.lower === 'up';
    return near(at - 5, at + 6, GAP);
  };
  const found: Relation[] = [];
  for (let at = 0; at < words.length; at++) {
    const kind = KIND_OF.get(words[at]?.lower ?? '');
    if (!kind || !isRelation(kind, at)) continue;
    const passive = near(at - 3, at - 1, BE) && near(at + 1, at + 3, BY);
    const before = actors.findLast((actor) => actor.last < at) ?? null;
    const after = actors.find((actor) => actor.first > at) ?? null;
    found.push({
      kind,
      at,
      passive,
      negated: near(at - 4, at - 1, NEGATIONS),
      subject: passive ? after : before,
      object: passive ? before : after,
    });
  }
  return found;
}
