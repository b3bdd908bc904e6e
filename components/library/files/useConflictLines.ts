/** Where library and file say different things of the same time: what each says, a line a conflict. */
import type { MergePlan, Step } from '../../../utils/interchange/plan.ts';
import type { AnnotationRecord } from '../../../utils/records.ts';
import { useCorrectionWords } from '../../claims/useCorrectionWords.ts';
import { useI18n } from '../../hooks/i18n.ts';

/** Characters of a quote or a note by which it is known again. */
const ENOUGH = 80;

const quoted = (text: string): string =>
  `“${text.length > ENOUGH ? `${text.slice(0, ENOUGH)}…` : text}”`;

export function useConflictLines(plan: MergePlan): string[] {
  const { t } = useI18n();
  const correctionWords = useCorrectionWords();
  const quotes = new Map(
    plan.claims.map((step) => {
      const { id, quote } = step.verdict === 'refuse' ? step.incoming : step.record;
      return [id, quote];
    }),
  );
  const quoteOf = (claimId: string) => quoted(quotes.get(claimId) ?? claimId);

  const said = (annotation: AnnotationRecord): string => {
    const { stance, credibility, outcome, corrections, tags, note } = annotation;
    const parts = [
      annotation.deleted !== null && t('files.import.conflicts.bin'),
      annotation.dismissed && t('status.dismissed'),
      stance && t(`stance.${stance}`),
      credibility && `${credibility}/5`,
      outcome && t(`outcome.${outcome.verdict}`),
      ...correctionWords(corrections),
      ...tags,
      note && quoted(note),
    ];
    return parts.filter(Boolean).join(' · ') || '–';
  };

  const linesOf = <R>(
    steps: readonly Step<R>[],
    of: (record: R) => string,
    says: (record: R) => string,
  ) =>
    steps.flatMap((step) => {
      if (step.verdict !== 'conflict') return [];
      const [here, there] = [says(step.record), says(step.incoming)];
      return [t('files.import.conflicts.one', { quote: of(step.record), here, there })];
    });

  return [
    ...linesOf(
      plan.annotations,
      ({ claimId, reviewer }) => [quoteOf(claimId), reviewer].filter(Boolean).join(' · '),
      said,
    ),
    ...linesOf(
      plan.pairs,
      ({ claims }) => claims.map(quoteOf).join(' / '),
      ({ noConflict }) => t(noConflict ? 'conflicts.settled' : 'conflicts.open'),
    ),
  ];
}
