import { useRef } from 'react';

/**
 * A list whose items stay where they are while the reader works on them: what sorts elsewhere by now, or has left the
 * list, keeps its place until another list is asked for. What is new comes last.
 * @param key another key is another list, sorted as it comes.
 * @param listed ids of the list, sorted; `known`: of everything there is.
 */
export function useSteadyOrder(
  key: string,
  listed: readonly string[],
  known: ReadonlySet<string>,
): readonly string[] {
  const kept = useRef<{ key: string; ids: readonly string[] } | null>(null);
  if (kept.current?.key !== key) kept.current = { key, ids: listed };
  else {
    const before = new Set(kept.current.ids);
    const ids = [
      ...kept.current.ids.filter((id) => known.has(id)),
      ...listed.filter((id) => !before.has(id)),
    ];
    kept.current = { key, ids };
  }
  return kept.current.ids;
}
