import { splitSentences } from './sentences.ts';
import type { Article, ClaimType, Detection, Sensitivity } from './types.ts';

export interface SpotOptions {
  /** Default `balanced`. */
  sensitivity?: Sensitivity;
  /** Whether claims of the wider tier are returned. Default true. */
  showWider?: boolean;
  hiddenTypes?: readonly ClaimType[];
  /** Feature name to log-odds added to that feature's contribution; clamped. */
  adjustments?: Readonly<Record<string, number>>;
}

const SUBJECT = /\b(?:AI|A\.I\.|artificial intelligence|chips?|models?|OpenAI|Nvidia|DeepSeek)\b/;
const CONTEST =
  /\b(?:race|lead|leads|lags?|gap|ahead|behind|rivals?|compet\w+|export controls?|dominan\w+|catch up|overtak\w+|China|Chinese)\b/;

/**
 * Claims of an article: sentences a careful reader would put in a tier, in order, without overlap.
 * Does the work in slices: yields every few kilobytes of text, returns the claims.
 */
export function* spotting(
  article: Article,
  options: SpotOptions = {},
): Generator<void, Detection[]> {
  const claims: Detection[] = [];
  for (const block of article.blocks) {
    for (const { start, end } of splitSentences(article.text, block.start, block.end)) {
      const quote = article.text.slice(start, end);
      if (!SUBJECT.test(quote) || quote.endsWith('?')) continue;
      const race = CONTEST.test(quote);
      if (!race && options.showWider === false) continue;
      claims.push({
        quote,
        start,
        end,
        tier: race ? 'race' : 'wider',
        type: race ? 'standing' : 'capability',
        direction: 'none',
        speaker: 'author',
        horizon: null,
        score: 0.6,
        reasons: [{ feature: 'topic', weight: 1, evidence: SUBJECT.exec(quote)?.[0] ?? '' }],
      });
    }
    yield;
  }
  return claims;
}

/** All claims at once; see `spotting`. */
export function spot(article: Article, options: SpotOptions = {}): Detection[] {
  const work = spotting(article, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
