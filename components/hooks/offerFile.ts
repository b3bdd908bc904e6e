/** How long the browser may take to open the file's address. */
const HOLD_MS = 60_000;

/** Hands a file to the browser to be saved, without a download permission: a link to it that is clicked. */
export function offerFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HOLD_MS);
}
