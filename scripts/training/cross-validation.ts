/** Predictions for every article by a model that has seen neither it nor any other of its outlet. */
import { type Models, modelsOf, spotWith } from '../../utils/claims/spot.ts';
import type { Article, Detection, Sensitivity } from '../../utils/claims/types.ts';
import { trainAttributes } from './attributes.ts';
import { foldsOf, type GoldArticle } from './corpus.ts';
import { readSentences } from './sentences.ts';
import { exampleOf, trainModel } from './train-model.ts';

export interface Prediction {
  id: string;
  article: Article;
  claims: Record<Sensitivity, Detection[]>;
}

/** What must stay together: all articles of an outlet (as in the sealed set), or only the article itself. */
export type Grouping = 'outlet' | 'article';

/**
 * Trains once a fold and predicts the articles left out, at every sensitivity. Thresholds are chosen inside.
 * `written` articles, and sentences that stand alone, are trained on in every fold and never predicted.
 */
export function crossValidate(
  corpus: readonly GoldArticle[],
  written: readonly GoldArticle[],
  grouping: Grouping,
  folds: number,
  onFold: (fold: number) => void,
): Prediction[] {
  const examples = corpus.map(exampleOf);
  const always = written.map(exampleOf);
  const alone = readSentences();
  const fold = foldsOf(
    examples,
    ({ gold }) => (grouping === 'outlet' ? gold.outlet : gold.id),
    ({ labels }) => labels.length,
    folds,
  );
  const predictions: Prediction[] = [];
  for (let left = 0; left < folds; left++) {
    onFold(left);
    const seen = [...examples.filter((_, i) => fold[i] !== left), ...always];
    const models = modelsOf(trainModel(seen), trainAttributes(seen, alone));
    examples.forEach(({ gold }, i) => {
      if (fold[i] === left) predictions[i] = predict(models, gold);
    });
  }
  return predictions;
}

function predict(models: Models, { id, article }: GoldArticle): Prediction {
  const at = (sensitivity: Sensitivity) => spotWith(models, article, { sensitivity });
  return {
    id,
    article,
    claims: { fewer: at('fewer'), balanced: at('balanced'), more: at('more') },
  };
}
