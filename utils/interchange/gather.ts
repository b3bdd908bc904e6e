/** Characters held as text before they are handed to the browser, which keeps large blobs on disk. */
const BLOB_CHARACTERS = 4_000_000;

/** One blob of many pieces, of which no more than a few million characters are held at a time. */
export async function gathered(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const blobs: Blob[] = [];
  let held: string[] = [];
  let characters = 0;
  for await (const piece of pieces) {
    held.push(piece);
    characters += piece.length;
    if (characters >= BLOB_CHARACTERS) {
      blobs.push(new Blob(held));
      held = [];
      characters = 0;
    }
  }
  return new Blob([...blobs, ...held], { type });
}
