/** Quotes longer than a reader takes in at once: how much of one is shown at first. Pure. */

/** About so many letters of a quote are shown whole: it and the fields below it fit a popup. */
const MOST = 600;
/** About so many of a longer one are shown at first: less than `MOST`, so that there is something more to show. */
const FEW = 400;
/** Letters given up at most to end between two words. */
const BACK = 40;

/** Letters as wide as two Latin ones. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;

/** Where a quote is cut, in UTF-16 units; null for one that is shown whole. */
export function cutOf(quote: string): number | null {
  if (quote.length * 2 <= MOST) return null;
  let [width, at, cut] = [0, 0, 0];
  for (const letter of quote) {
    width += WIDE.test(letter) ? 2 : 1;
    at += letter.length;
    if (width <= FEW) cut = at;
    if (width > MOST) return betweenWords(quote, cut);
  }
  return null;
}

function betweenWords(quote: string, cut: number): number {
  const space = quote.lastIndexOf(' ', cut);
  return space >= cut - BACK ? space : cut;
}
