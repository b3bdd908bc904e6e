import { Image, Shapes } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { useAnnounce } from '../../base/LiveRegion.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { Panel } from '../Panel.tsx';
import styles from './charts.module.css';
import { saveChart } from './saveChart.ts';
import { useWidth } from './useWidth.ts';

interface ChartFigureProps {
  /** In the name of a saved file. */
  name: string;
  /** The question it answers. */
  title: string;
  /** What it answers. */
  finding: string;
  /** How it is counted. */
  about: string;
  /** What it rests on. */
  source: string;
  height: number;
  /** What stands for what. */
  legend?: ReactNode;
  /** The same figures as a table's head and rows; the first cell of a row names it. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** What is drawn, as SVG, so many pixels wide. */
  children(width: number): ReactNode;
}

/** A chart: question, finding, drawing, what it rests on, the table behind it, and ways to save it. */
export function ChartFigure(props: ChartFigureProps) {
  const { name, title, finding, about, source, height, legend, columns, rows, children } = props;
  const { t } = useI18n();
  const words = useErrorWords();
  const announce = useAnnounce();
  const figure = useRef<HTMLElement>(null);
  const chart = useRef<SVGSVGElement>(null);
  const [error, setError] = useState<unknown>(null);
  const width = useWidth(figure);

  const save = (format: 'svg' | 'png') => {
    if (!chart.current) return;
    setError(null);
    const swatches = [...(figure.current?.querySelectorAll<SVGSVGElement>('[data-legend]') ?? [])];
    saveChart(chart.current, { name, format, title, finding, source, swatches }).then(
      (file) => announce(t('export.done', { file })),
      setError,
    );
  };

  return (
    <Panel title={title}>
      <figure ref={figure} className={styles.figure}>
        <figcaption className={styles.caption}>
          <strong className={styles.finding}>{finding}</strong>
          <span>{about}</span>
        </figcaption>
        {legend}
        <svg
          ref={chart}
          role="img"
          aria-label={`${title}. ${finding}`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className={styles.chart}
        >
          {children(width)}
        </svg>
        <p className={styles.source}>{source}</p>
      </figure>
      <div className={styles.foot}>
        <details className={styles.table}>
          <summary>{t('chart.table')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
          <section className={styles.wide} tabIndex={0} aria-label={`${title} ${t('chart.table')}`}>
            <table>
              <caption className="unseen">{title}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([head, ...cells]) => (
                  <tr key={head}>
                    <th scope="row">{head}</th>
                    {cells.map((cell, at) => (
                      <td key={columns[at + 1]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
        <div className={styles.actions}>
          <Button
            look="plain"
            icon={<Shapes size={14} aria-hidden="true" />}
            onClick={() => save('svg')}
          >
            {t('chart.svg')}
          </Button>
          <Button
            look="plain"
            icon={<Image size={14} aria-hidden="true" />}
            onClick={() => save('png')}
          >
            {t('chart.png')}
          </Button>
        </div>
      </div>
      {error !== null && (
        <p role="alert">
          {t('error.export')} {words(error)}
        </p>
      )}
    </Panel>
  );
}
