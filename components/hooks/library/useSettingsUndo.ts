/** Settings that are thrown away at one click, with a way back. */
import type { Settings } from '../../../utils/settings.ts';
import { useSettings } from '../settings.ts';
import { useShell } from '../shell.ts';
import { type Undoable, useUndoable } from './useUndoable.ts';

export type SettingsUndone = { kind: 'site'; host: string } | { kind: 'learnt' };

export interface SettingsUndo {
  job: Undoable<SettingsUndone>;
  forgetSite(host: string): void;
  /** What was learnt from "Not a claim". */
  forgetLearnt(): void;
}

export function useSettingsUndo(): SettingsUndo {
  const { settings, change } = useSettings();
  const { accessChanged } = useShell();
  const job = useUndoable<SettingsUndone>();

  const run = (
    done: SettingsUndone,
    forget: (now: Settings) => Partial<Settings>,
    bring: (now: Settings) => Partial<Settings>,
  ) =>
    void job.run(async () => {
      await change(forget);
      await accessChanged();
      return {
        done,
        back: () =>
          change(bring)
            .then(accessChanged)
            .then(() => []),
      };
    });

  return {
    job,
    forgetSite: (host) => {
      const rule = settings.sites[host];
      if (rule === undefined) return;
      run(
        { kind: 'site', host },
        ({ sites: { [host]: _, ...sites } }) => ({ sites }),
        // A rule made since then is newer.
        ({ sites }) => ({ sites: { [host]: rule, ...sites } }),
      );
    },
    forgetLearnt: () => {
      const { adjustments } = settings;
      run(
        { kind: 'learnt' },
        () => ({ adjustments: {} }),
        // What was learnt since then is newer.
        (now) => ({ adjustments: { ...adjustments, ...now.adjustments } }),
      );
    },
  };
}
