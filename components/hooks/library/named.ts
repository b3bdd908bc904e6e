const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Whether a name is meant by what was typed: every part of it occurs in the name, wherever, whatever the case and
 * accents. @returns a test for names.
 */
export function named(typed: string): (name: string) => boolean {
  const parts = folded(typed).split(/\s+/).filter(Boolean);
  return (name) => {
    const text = folded(name);
    return parts.every((part) => text.includes(part));
  };
}
