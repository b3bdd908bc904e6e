import type { Side } from './actors.ts';
import type { ReadSentence, SentenceContext } from './context.ts';
import { type Relation, relationsOf } from './relation.ts';
import type { ClaimType, Direction } from './types.ts';

const OPPOSITE: Readonly<Record<Side, Side | null>> = { us: 'cn', cn: 'us', other: null };

/** The one side a sentence names, or null when it names none or several. */
function onlySide({ actors }: ReadSentence): Side | null {
  const sides = new Set(actors.map(({ actor }) => actor.side));
  const [side] = sides;
  return sides.size === 1 ? (side ?? null) : null;
}

function sideOf(relation: Relation, sentence: SentenceContext): Side | null {
  const { subject, object } = relation;
  if (subject) return subject.actor.side;
  for (const earlier of sentence.previous) {
    const side = onlySide(earlier);
    if (side) return side;
  }
  return object ? OPPOSITE[object.actor.side] : onlySide(sentence.title);
}

/** Whom the proposition favours. `none` when unsure. */
export function directionOf(sentence: SentenceContext, type: ClaimType): Direction {
  const [relation] = relationsOf(sentence);
  if (relation) {
    const { kind, negated } = relation;
    if (kind === 'closing') return negated ? 'none' : 'closing';
    if (kind === 'widening') return negated ? 'none' : 'widening';
    if (kind === 'level') return negated ? 'none' : 'parity';
    if (negated) return kind === 'behind' ? 'parity' : 'none';
    const side = sideOf(relation, sentence);
    if (!side) return 'none';
    return kind === 'ahead' ? side : (OPPOSITE[side] ?? 'none');
  }
  if (type === 'policy' || type === 'framing') return 'none';
  return onlySide(sentence) ?? 'none';
}
