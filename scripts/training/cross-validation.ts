/** Predictions for every article by a model that has seen neither it nor any other of its outlet. */
import { createModel, type Model } from '../../utils/claims/model.ts';
import { spotWith } from '../../utils/claims/spot.ts';
import type { Article, Detection, Sensitivity } from '../../utils/claims/types.ts';
import { foldsOf, type GoldArticle } from './corpus.ts';
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
 * `written` articles are trained on in every fold and never predicted.
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
  const fold = foldsOf(
    examples,
    ({ gold }) => (grouping === 'outlet' ? gold.outlet : gold.id),
    ({ labels }) => labels.length,
    folds,
  );
  const predictions: Prediction[] = [];
  for (let left = 0; left < folds; left++) {
    onFold(left);
    const model = createModel(
      trainModel([...examples.filter((_, i) => fold[i] !== left), ...always]),
    );
    examples.forEach(({ gold }, i) => {
      if (fold[i] === left) predictions[i] = predict(model, gold);
    });
  }
  return predictions;
}

function predict(model: Model, { id, article }: GoldArticle): Prediction {
  const at = (sensitivity: Sensitivity) => spotWith(model, article, { sensitivity });
  return {
    id,
    article,
    claims: { fewer: at('fewer'), balanced: at('balanced'), more: at('more') },
  };
}
