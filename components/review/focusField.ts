/** Brings a field of the claim in hand under the cursor. */
export function focusField(list: HTMLElement | null, field: 'note' | 'tags' | 'correction'): void {
  const control = list?.querySelector<HTMLElement>(`[data-focused="true"] [data-field="${field}"]`);
  control?.focus();
  control?.scrollIntoView({ block: 'nearest' });
}
