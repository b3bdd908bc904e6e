/** Percent-encodes a part of a text directive: `-`, `,` and `&` separate its parts, so they are encoded too. */
function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D');
}

/** Text directive for a quote: `text=...`. */
export function fragmentFor(quote: string): string {
  return `text=${encodePart(quote)}`;
}
