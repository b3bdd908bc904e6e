/** Where Racemark may run: the reader's wish and the browser's permission, changed together. */
import { useCallback, useEffect, useState } from 'react';
import type { Settings, SiteRule } from '../../utils/settings.ts';
import { useSettings } from './settings.ts';
import { useShell } from './shell.ts';

export interface Sites {
  /** Whether the browser has granted every page; null until it is known. */
  granted: boolean | null;
  /** Call them first thing in a click handler. False when the browser did not grant access; nothing is changed then. */
  setEverywhere(everywhere: 'on' | 'click'): Promise<boolean>;
  setSite(host: string, rule: SiteRule): Promise<boolean>;
}

export function useSites(): Sites {
  const { access, accessChanged } = useShell();
  const { settings, change } = useSettings();
  const [granted, setGranted] = useState<boolean | null>(null);

  useEffect(() => {
    const look = () => void access.everywhere().then(setGranted);
    look();
    return access.onChange(look);
  }, [access]);

  const apply = useCallback(
    async (
      wish: (now: Settings) => Partial<Settings>,
      before: (now: Settings) => Partial<Settings>,
      request: Promise<boolean> | null,
    ) => {
      // Written while the browser still asks: its prompt may close the popup, and the worker then goes on alone.
      await change(wish);
      const isGranted = request === null || (await request);
      if (!isGranted) await change(before);
      await accessChanged();
      return isGranted;
    },
    [change, accessChanged],
  );

  const setEverywhere = useCallback(
    (everywhere: 'on' | 'click') =>
      apply(
        () => ({ everywhere }),
        () => ({ everywhere: settings.everywhere }),
        everywhere === 'on' ? access.request() : null,
      ),
    [apply, access, settings.everywhere],
  );

  const setSite = useCallback(
    (host: string, rule: SiteRule) => {
      const old = settings.sites[host];
      return apply(
        ({ sites }) => ({ sites: { ...sites, [host]: rule } }),
        ({ sites: { [host]: _, ...others } }) => ({
          sites: old === undefined ? others : { ...others, [host]: old },
        }),
        rule === 'on' && granted !== true ? access.request(host) : null,
      );
    },
    [apply, access, granted, settings.sites],
  );

  return { granted, setEverywhere, setSite };
}
