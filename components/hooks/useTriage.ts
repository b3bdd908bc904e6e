/** Going through a list of claims one by one: which one is in hand, and what the keys do with it. */
import { useCallback, useRef, useState } from 'react';
import type { LibraryEntry } from '../../utils/records.ts';
import { useAnnounce } from '../base/LiveRegion.tsx';
import { useI18n } from './i18n.ts';
import { judgingKeys } from './judging.ts';
import type { AnnotationChange, Review } from './review.ts';
import { useSettings } from './settings.ts';
import { type Shortcuts, useShortcuts } from './useShortcuts.ts';

export interface Triage {
  /** The claim in hand; null while the list is empty. */
  focusedId: string | null;
  /** The same once the reader has judged it here, and not dismissed it: it stays listed until another is in hand. */
  reviewedId: string | null;
  /** How the claim came into hand last: by a key the list scrolls to it, by a pointer it stays where it is. */
  by: 'start' | 'key' | 'pointer';
  /** Whether its type, direction and speaker are being corrected. */
  correcting: boolean;
  pick(claimId: string): void;
  setCorrecting(correcting: boolean): void;
  change(entry: LibraryEntry, change: AnnotationChange): void;
  undo(): void;
}

interface TriageOptions {
  /** The list, in order. */
  ids: readonly string[];
  entryOf(claimId: string): LibraryEntry | null;
  review: Review;
  /** A claim came into hand by the reader's doing. */
  onPick(claimId: string): void;
  /** Keys besides those of triage. */
  shortcuts?: Shortcuts;
  /** Brings a field of the claim in hand under the cursor. */
  focusField(field: 'note' | 'tags'): void;
  /** Takes the cursor out of a field, back to the claim. */
  leaveField(): void;
}

export function useTriage(options: TriageOptions): Triage {
  const { ids, entryOf, review, onPick, shortcuts = {}, focusField, leaveField } = options;
  const { t } = useI18n();
  const { settings } = useSettings();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<{ claimId: string; by: Triage['by'] } | null>(null);
  const [correctingId, setCorrectingId] = useState<string | null>(null);
  const [judgedId, setJudgedId] = useState<string | null>(null);
  // Where the claim in hand stood: when it leaves the list, the next one takes its place.
  const place = useRef(0);
  const drawing = useRef(false);

  const at = chosen === null ? -1 : ids.indexOf(chosen.claimId);
  if (at >= 0) place.current = at;
  const focusedId = ids[at >= 0 ? at : Math.min(place.current, ids.length - 1)] ?? null;

  const take = useCallback(
    (claimId: string, by: Triage['by']) => {
      setChosen({ claimId, by });
      setCorrectingId(null);
      onPick(claimId);
    },
    [onPick],
  );

  const { change: save, undo: takeBack } = review;
  const pick = useCallback((claimId: string) => take(claimId, 'pointer'), [take]);

  const change = useCallback(
    (entry: LibraryEntry, wanted: AnnotationChange) => {
      save(entry, wanted);
      setJudgedId(entry.claim.id);
      if (wanted.dismissed !== undefined) setCorrectingId(null);
    },
    [save],
  );

  const undo = useCallback(() => {
    const claimId = takeBack();
    setCorrectingId(null);
    if (claimId === null) return announce(t('undo.nothing'));
    setChosen({ claimId, by: 'key' });
  }, [takeBack, announce, t]);

  const correcting = focusedId !== null && correctingId === focusedId;
  const setCorrecting = useCallback(
    (wanted: boolean) => setCorrectingId(wanted ? focusedId : null),
    [focusedId],
  );
  const entry = focusedId === null ? null : entryOf(focusedId);
  const move = (by: 1 | -1, { repeat }: KeyboardEvent) => {
    // A key held down moves no faster than the list is drawn, else it would go on after the key is let go.
    if (repeat && drawing.current) return;
    drawing.current = true;
    requestAnimationFrame(() => {
      drawing.current = false;
    });
    const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(focusedId ?? '') + by))];
    if (next !== undefined) take(next, 'key');
  };
  const next = (event: KeyboardEvent) => move(1, event);
  const previous = (event: KeyboardEvent) => move(-1, event);
  useShortcuts(
    {
      j: next,
      ArrowDown: next,
      k: previous,
      ArrowUp: previous,
      ...(entry && judgingKeys(entry.own, (wanted) => change(entry, wanted))),
      n: () => focusField('note'),
      t: () => focusField('tags'),
      e: () => setCorrecting(!correcting),
      u: undo,
      Escape: leaveField,
      ...shortcuts,
    },
    settings.singleKeys,
  );

  return {
    focusedId,
    reviewedId: judgedId === focusedId && entry && !entry.own?.dismissed ? focusedId : null,
    by: chosen?.by ?? 'start',
    correcting,
    pick,
    setCorrecting,
    change,
    undo,
  };
}
