/** Changes that are made at once, said, and can be taken back as long as the reader is told of them. */
import { useCallback, useState } from 'react';

type Notice<T> = { kind: 'done'; done: T } | { kind: 'failed'; error: unknown; retry(): void };

/** @template T what is said of a change that was made. */
export interface Undoable<T> {
  working: boolean;
  notice: Notice<T> | null;
  closeNotice(): void;
  /** Makes a change. Whatever goes wrong becomes the notice. */
  run(change: Change<T>): Promise<void>;
  /**
   * Takes the last change back, as long as its notice stands, and gives whether that was done: a failure is the notice.
   * Null when there is none.
   */
  undo: (() => Promise<boolean>) | null;
}

/** Makes the change and gives what to say of it and the way back. */
export type Change<T> = () => Promise<{ done: T; back(): Promise<void> }>;

export function useUndoable<T>(): Undoable<T> {
  const [working, setWorking] = useState(false);
  const [notice, setNotice] = useState<Notice<T> | null>(null);
  const [back, setBack] = useState<(() => Promise<boolean>) | null>(null);

  const attempt = useCallback(async (work: () => Promise<void>) => {
    const tryIt = async () => {
      setWorking(true);
      setNotice(null);
      setBack(null);
      try {
        await work();
        return true;
      } catch (error) {
        setNotice({ kind: 'failed', error, retry: () => void tryIt() });
        return false;
      } finally {
        setWorking(false);
      }
    };
    return tryIt();
  }, []);

  const run = useCallback(
    async (change: Change<T>) => {
      await attempt(async () => {
        const { done, back: takeBack } = await change();
        setBack(() => () => attempt(takeBack));
        setNotice({ kind: 'done', done });
      });
    },
    [attempt],
  );

  const closeNotice = useCallback(() => {
    setNotice(null);
    setBack(null);
  }, []);
  return { working, notice, closeNotice, run, undo: back };
}
