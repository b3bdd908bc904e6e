import type { ReactNode } from 'react';
import styles from './panels.module.css';

/** A table; where it is wider than the page it scrolls sideways, by keyboard too. Its panel names it. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <div className={styles.wide} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{label}</caption>
        {children}
      </table>
    </div>
  );
}
