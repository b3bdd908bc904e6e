import { useMemo, useRef, useState } from 'react';

export interface Selection {
  /** Those of the list that are selected, in its order. */
  ids: readonly string[];
  isAll: boolean;
  has(id: string): boolean;
  /** With `range`, everything from the one toggled last. */
  toggle(id: string, range: boolean): void;
  setAll(on: boolean): void;
}

/** Which claims of a list are selected; one that leaves the list is no longer. */
export function useSelection(ids: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const selected = useMemo(
    () => (chosen.size === 0 ? [] : ids.filter((id) => chosen.has(id))),
    [ids, chosen],
  );

  const toggle = (id: string, range: boolean) => {
    const from = range && last.current !== null ? ids.indexOf(last.current) : -1;
    const at = ids.indexOf(id);
    const stretch = from < 0 ? [id] : ids.slice(Math.min(from, at), Math.max(from, at) + 1);
    const isOn = !chosen.has(id);
    const next = new Set(selected);
    for (const each of stretch) {
      if (isOn) next.add(each);
      else next.delete(each);
    }
    last.current = id;
    setChosen(next);
  };

  return {
    ids: selected,
    isAll: ids.length > 0 && selected.length === ids.length,
    has: (id) => chosen.has(id),
    toggle,
    setAll: (on) => setChosen(new Set(on ? ids : [])),
  };
}
