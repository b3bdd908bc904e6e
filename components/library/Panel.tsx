import { type ReactNode, useId } from 'react';
import styles from './panels.module.css';

interface PanelProps {
  title: string;
  /** What it is for. */
  about?: ReactNode;
  children: ReactNode;
}

/** One subject of a view, under its heading. */
export function Panel({ title, about, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {about && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  );
}
