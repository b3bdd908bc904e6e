import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../../base/Button.tsx';
import { useErrorWords } from '../../hooks/errors.ts';
import { useI18n } from '../../hooks/i18n.ts';
import { Panel } from '../Panel.tsx';
import styles from './charts.module.css';
import { savePng, saveSvg } from './saveChart.ts';

interface ChartFigureProps {
  /** In the name of a saved file. */
  name: string;
  title: string;
  about: string;
  /** The drawing's size; it scales to the width there is. */
  width: number;
  height: number;
  /** What stands for what. */
  legend?: ReactNode;
  /** The same figures as a table's head and rows; the first cell of a row names it. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** What is drawn, as SVG. */
  children: ReactNode;
}

/** A chart with its legend, the table behind it, and ways to save it. */
export function ChartFigure(props: ChartFigureProps) {
  const { name, title, about, width, height, legend, columns, rows, children } = props;
  const { t } = useI18n();
  const words = useErrorWords();
  const chart = useRef<SVGSVGElement>(null);
  const [error, setError] = useState<unknown>(null);
  return (
    <Panel title={title} about={about}>
      {legend}
      <svg
        ref={chart}
        role="img"
        aria-label={title}
        viewBox={`0 0 ${width} ${height}`}
        className={styles.chart}
      >
        {children}
      </svg>
      <details className={styles.table}>
        <summary>{t('chart.table')}</summary>
        <div className={styles.wide}>
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
        </div>
      </details>
      <div className={styles.actions}>
        <Button onClick={() => chart.current && saveSvg(chart.current, name)}>
          {t('chart.svg')}
        </Button>
        <Button
          onClick={() => {
            setError(null);
            if (chart.current) savePng(chart.current, name).catch(setError);
          }}
        >
          {t('chart.png')}
        </Button>
      </div>
      {error !== null && (
        <p role="alert">
          {t('error.export')} {words(error)}
        </p>
      )}
    </Panel>
  );
}
