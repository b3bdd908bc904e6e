import { useCallback } from 'react';
import { useServices } from './services.ts';

/** How many tags are proposed. */
const MOST = 50;

/** Reads the tags in use, most used first. */
export function useTags(): () => Promise<readonly string[]> {
  const { library } = useServices();
  return useCallback(async () => {
    const { tags } = await library.facets({});
    return tags.slice(0, MOST).map(({ value }) => value);
  }, [library]);
}
