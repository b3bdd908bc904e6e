import styles from './Skeleton.module.css';

/** Grey lines where claims will stand: the layout does not jump when they come. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" className={styles.skeleton}>
      <span className="unseen">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are alike and never move
        <span key={row} className={styles.row} aria-hidden="true">
          <span className={styles.line} />
          <span className={styles.line} />
        </span>
      ))}
    </div>
  );
}
