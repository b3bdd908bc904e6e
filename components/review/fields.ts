/** Takes the cursor out of a field, back to the claim in hand. */
export function leaveField(list: HTMLElement | null): void {
  const claim = list?.querySelector<HTMLElement>(
    '[data-focused="true"] [data-testid="claim-quote"]',
  );
  claim?.closest('button')?.focus();
}

/** Brings a field of the claim in hand, in a list or alone, under the cursor. */
export function focusField(within: HTMLElement | null, field: 'note' | 'tags'): void {
  const control = within?.querySelector<HTMLElement>(
    `[data-focused="true"] [data-field="${field}"]`,
  );
  control?.focus();
  control?.scrollIntoView({ block: 'nearest' });
}
