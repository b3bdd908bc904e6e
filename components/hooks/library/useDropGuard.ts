import { useEffect } from 'react';

/**
 * Turns away files dropped where nothing takes them: the browser would open the file in place of the library, and an
 * import being prepared, or words not yet saved, would be lost. What takes a drop says so by preventing the default.
 */
export function useDropGuard() {
  useEffect(() => {
    const turnAway = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', turnAway);
    window.addEventListener('drop', turnAway);
    return () => {
      window.removeEventListener('dragover', turnAway);
      window.removeEventListener('drop', turnAway);
    };
  }, []);
}
