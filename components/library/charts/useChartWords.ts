import type { Direction } from '../../../utils/claims/types.ts';
import { useI18n } from '../../hooks/i18n.ts';
import {
  type Countable,
  extentOf,
  type Stack,
  type Weighting,
} from '../../hooks/library/chartData.ts';

/** Fewer claims than this show no more than that they are few. */
const FEW = 10;

/** What the charts say about the claims they are drawn from. */
export interface ChartWords {
  /** How claims are counted. */
  counted: string;
  /** That claims of other times are not drawn; empty when all are. */
  earlier: string;
  /** What the charts rest on. */
  source: string;
  /** A count, or a sum of weights. */
  amount(value: number): string;
  /** Head and rows of the table behind stacks: what each is, its directions, their sum. */
  table(
    head: string,
    stacks: readonly Stack[],
    directions: readonly Direction[],
    nameOf: (name: string) => string,
  ): { columns: string[]; rows: string[][] };
  /** Whom more claims favour. */
  balance(stacks: readonly Stack[]): string;
  /** Who has most. */
  most(name: string, count: number, total: number): string;
  /** Who favours one side most, among those with enough claims; null when nobody does. */
  lean(stacks: readonly Stack[], nameOf: (name: string) => string): string | null;
  /** That so many say little; null when they are enough. */
  few(count: number): string | null;
}

/**
 * @param claims those that count and are drawn.
 * @param earlier how many are not, being too long ago, or well ahead.
 */
export function useChartWords(
  claims: readonly Countable[],
  weighting: Weighting,
  earlier = 0,
): ChartWords {
  const { t, number, date, percent } = useI18n();
  const round = (value: number) => Math.round(value * 10) / 10;
  const amount = (value: number) => number(round(value));
  const few = (count: number) => (count < FEW ? t('chart.few', { count }) : null);
  const extent = extentOf(claims);
  return {
    counted: t(weighting === 'none' ? 'chart.counted' : 'chart.weighted'),
    earlier: earlier === 0 ? '' : t('chart.earlier', { count: earlier }),
    source:
      extent === null
        ? ''
        : t('chart.source', {
            claims: extent.claims,
            outlets: extent.outlets,
            from: date(extent.from),
            to: date(extent.to),
          }),
    amount,
    table: (head, stacks, directions, nameOf) => ({
      columns: [head, ...directions.map((each) => t(`direction.${each}`)), t('chart.total')],
      rows: stacks.map(({ name, values, total }) => [
        nameOf(name),
        ...directions.map((direction) => amount(values[direction])),
        amount(total),
      ]),
    }),
    balance(stacks) {
      const sum = (direction: 'us' | 'cn') =>
        round(stacks.reduce((all, { values }) => all + values[direction], 0));
      const counts = { us: sum('us'), cn: sum('cn') };
      const kind = counts.us === counts.cn ? 'even' : counts.us > counts.cn ? 'us' : 'cn';
      return few(claims.length) ?? t(`chart.balance.${kind}`, counts);
    },
    most: (name, count, total) =>
      few(claims.length) ?? t('chart.most', { name, some: round(count), total: round(total) }),
    lean(stacks, nameOf) {
      const [leaning] = stacks
        .filter(({ total }) => total >= FEW / 2)
        .flatMap(({ name, values, total }) =>
          (['us', 'cn'] as const).map((direction) => ({
            name,
            direction,
            share: values[direction] / total,
          })),
        )
        .filter(({ share }) => share > 0.5)
        .sort((a, b) => b.share - a.share);
      return leaning === undefined
        ? null
        : t('chart.lean', {
            name: nameOf(leaning.name),
            share: percent(leaning.share),
            direction: t(`direction.${leaning.direction}`),
          });
    },
    few,
  };
}
