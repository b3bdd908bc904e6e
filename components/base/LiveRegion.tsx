import { createContext, type ReactNode, use, useCallback, useState } from 'react';

/** Says something to a screen reader without moving the focus. */
export type Announce = (words: string) => void;

const AnnounceContext = createContext<Announce>(() => {});

export const useAnnounce = (): Announce => use(AnnounceContext);

/** The page's one polite live region; whatever is below may speak through `useAnnounce`. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const announce = useCallback<Announce>(
    (words) => setSaid(({ turn }) => ({ words, turn: turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="unseen">
        {/* A new node each time: the same words twice are said twice. */}
        <span key={said.turn}>{said.words}</span>
      </div>
    </AnnounceContext>
  );
}
