import type { SentenceContext } from './context.ts';
import { relationsOf } from './relation.ts';
import type { ClaimType } from './types.ts';

const FORECAST =
  /\b(?:will|won['’]t|['’]ll|would|could|may|might|is expected to|are expected to|expects?|plans? to|on track|set to|going to|poised|likely to|by 20[2-9]\d|predicts?|risks?)\b/i;
const POLICY =
  /\b(?:export controls?|bans?|banned|restrict\w*|sanction\w*|regulat\w*|law|legislation|bill|act|rules?|executive order|subsid\w*|tariffs?|government|ministry|policy|policies|licen[cs]e|licen[cs]ing|strategy|action plan)\b/i;
const RESOURCE =
  /[$€£¥]|\b(?:billion|million|trillion|invest\w*|funding|raised|talent|researchers|data cent(?:er|re)s?|compute|gpus?|chips?|patents|papers|users|energy|electricity|downloads)\b/i;
const FRAMING = /\b(?:race|arms race|cold war|sputnik|compet\w+|rivalry|contest|battle)\b/i;
const IMPACT =
  /\b(?:caused?|forced?|led to|leads to|resulted?|result in|impact\w*|effects?|slowed|hit|wiped|because|driven|boost\w*|undermin\w*|disrupt\w*|threat\w*|transform\w*|chang\w+)\b/i;

/** What kind of claim a sentence makes: the guideline's questions in its order, the first "yes" wins. */
export function typeOf(sentence: SentenceContext): ClaimType {
  const { text } = sentence;
  if (FORECAST.test(text)) return 'forecast';
  const relations = relationsOf(sentence);
  if (relations.some(({ kind }) => kind === 'closing' || kind === 'widening')) return 'trend';
  if (relations.length > 0) return 'standing';
  if (POLICY.test(text)) return 'policy';
  if (RESOURCE.test(text)) return 'resource';
  if (FRAMING.test(text)) return 'framing';
  return IMPACT.test(text) ? 'impact' : 'capability';
}
