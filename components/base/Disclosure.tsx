import type { ReactNode } from 'react';
import styles from './Disclosure.module.css';

interface DisclosureProps {
  /** The line that is always there. */
  summary: ReactNode;
  /** Whether it stands open at first. */
  open?: boolean;
  onToggle?(open: boolean): void;
  children: ReactNode;
}

/** Something more, behind a line that opens. */
export function Disclosure({ summary, open = false, onToggle, children }: DisclosureProps) {
  return (
    <details
      className={styles.disclosure}
      open={open}
      onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}
    >
      <summary className={styles.summary}>{summary}</summary>
      {children}
    </details>
  );
}
