/** Work that is never under way twice, and that nobody asks for in vain. */

/**
 * Gives how to ask for the work. Asked while it is under way, it is done once more afterwards; what is given back
 * resolves when nothing is left to do.
 * @param onFailure is told when the work fails; who asked is not.
 */
export function oneAtATime(
  work: () => Promise<void>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;

  const start = async () => {
    while (again) {
      again = false;
      try {
        await work();
      } catch (error) {
        onFailure(error);
      }
    }
    // At once with the last look at `again`: who asks a moment later starts anew.
    running = null;
  };

  return () => {
    again = true;
    running ??= start();
    return running;
  };
}
