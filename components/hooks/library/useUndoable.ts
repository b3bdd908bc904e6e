/** Changes that are made at once, said, and can be taken back as long as the reader is told of them. */
import { useCallback, useRef, useState } from 'react';

type Notice<T> =
  | { kind: 'done'; done: T }
  /** `left`: how many claims were changed elsewhere meanwhile, and stay as they are. */
  | { kind: 'undone'; left: number }
  | { kind: 'failed'; error: unknown; retry(): void };

/** @template T what is said of a change that was made. */
export interface Undoable<T> {
  working: boolean;
  notice: Notice<T> | null;
  closeNotice(): void;
  /** Makes a change. Whatever goes wrong becomes the notice. */
  run(change: Change<T>): Promise<void>;
  /**
   * Takes the last change back, as long as its notice stands, or once it is made when it is still under way. Gives
   * whether that was done: a failure is the notice. Null when there is none.
   */
  undo: (() => Promise<boolean>) | null;
}

/** Makes the change and gives what to say of it and the way back, which gives the claims that are left as they are. */
export type Change<T> = () => Promise<{ done: T; back: Back }>;
type Back = () => Promise<readonly string[]>;

export function useUndoable<T>(): Undoable<T> {
  const [working, setWorking] = useState(false);
  const [notice, setNotice] = useState<Notice<T> | null>(null);
  const [undo, setUndo] = useState<Undoable<T>['undo']>(null);
  /** The work begun last: what was begun before it is not told of any more, unless it fails. */
  const latest = useRef<object | null>(null);

  /** Gives whether the work was done. */
  const attempt = useCallback(async (work: () => Promise<Notice<T>>, retry: () => void) => {
    const mine = {};
    latest.current = mine;
    setWorking(true);
    setNotice(null);
    setUndo(null);
    try {
      const told = await work();
      if (latest.current === mine) setNotice(told);
      return true;
    } catch (error) {
      setNotice({ kind: 'failed', error, retry });
      if (latest.current === mine) setUndo(null);
      return false;
    } finally {
      if (latest.current === mine) setWorking(false);
    }
  }, []);

  const run = useCallback(
    async (change: Change<T>): Promise<void> => {
      let back: Back = async () => [];
      const making = attempt(
        async () => {
          const made = await change();
          back = made.back;
          return { kind: 'done', done: made.done };
        },
        () => void run(change),
      );
      const takeBack = () =>
        attempt(
          async () => {
            const left = await back();
            return { kind: 'undone', left: left.length };
          },
          () => void takeBack(),
        );
      setUndo(() => async () => {
        setUndo(null);
        return (await making) && takeBack();
      });
      await making;
    },
    [attempt],
  );

  const closeNotice = useCallback(() => {
    setNotice(null);
    setUndo(null);
  }, []);
  return { working, notice, closeNotice, run, undo };
}
