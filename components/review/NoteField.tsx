import { useCallback, useEffect, useRef, useState } from 'react';
import { Field, TextArea } from '../base/Field.tsx';
import { useLeaving } from '../hooks/useLeaving.ts';

/** Least time between two savings of a note that is being written. */
const PACE_MS = 150;

interface NoteFieldProps {
  label: string;
  /** Where nothing is written. */
  hint: string;
  value: string;
  onChange(value: string): void;
}

/** A note, saved while it is written. What is being written here wins over what changes elsewhere meanwhile. */
export function NoteField({ label, hint, value, onChange }: NoteFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const unsaved = useRef<{ note: string; save(note: string): void } | null>(null);
  const saved = useRef(0);

  const save = useCallback(() => {
    const pending = unsaved.current;
    unsaved.current = null;
    if (!pending) return;
    saved.current = performance.now();
    pending.save(pending.note);
  }, []);

  useEffect(() => {
    if (draft === null) return;
    // The first key is saved at once: the popup may be closed at any moment.
    const timer = setTimeout(save, Math.max(0, saved.current + PACE_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [draft, save]);

  useLeaving(save);

  return (
    <Field label={label}>
      {(ids) => (
        <TextArea
          {...ids}
          data-field="note"
          placeholder={hint}
          value={draft ?? value}
          onChange={({ target }) => {
            unsaved.current = { note: target.value, save: onChange };
            setDraft(target.value);
          }}
          onBlur={() => {
            save();
            setDraft(null);
          }}
        />
      )}
    </Field>
  );
}
