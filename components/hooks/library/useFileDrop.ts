import { useEffect, useState } from 'react';

/**
 * Takes files dropped anywhere on the page, before whatever turns files away there.
 * @param onFiles memoised; null while none are taken.
 * @returns whether files are held over the page now.
 */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!onFiles) return;
    const listening = new AbortController();
    const { signal } = listening;
    // On the document: the guard of the whole library listens on the window, which is told later.
    const on = (name: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      document.addEventListener(name, listener, { signal });
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    });
    on('dragleave', ({ relatedTarget }) => {
      // From one part of the page to another it has not left.
      if (!relatedTarget) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    });
    return () => {
      listening.abort();
      setOver(false);
    };
  }, [onFiles]);
  return isOver;
}
