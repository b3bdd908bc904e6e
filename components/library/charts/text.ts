/** Names beside bars: how much room they get, and what is written of those that are longer. */

const CHARACTER_PX = 6.6;
/** A Chinese character takes the room of two letters. */
const WIDE = /[\u2e80-\u9fff\uf900-\uff60]/u;

/** Room for names in a drawing so wide. */
export const namesWidth = (width: number): number => Math.max(96, Math.min(180, width * 0.24));

/** A name as far as so many pixels hold it. */
export function fitted(name: string, room: number): string {
  let used = 0;
  let shown = '';
  for (const character of name) {
    used += WIDE.test(character) ? 2 * CHARACTER_PX : CHARACTER_PX;
    if (used > room) return `${shown.trimEnd()}…`;
    shown += character;
  }
  return shown;
}
