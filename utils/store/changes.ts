/** Word of every write to the library, from whichever context made it to all others. Knows no database. */

/** Name of the library's database, and of the channel on which its writes are told. */
export const LIBRARY_NAME = 'racemark';

export interface ChangeChannel {
  /** Says that something has been committed. */
  post(): void;
  close(): void;
}

/** Opened with the first word, so that a context that only reads has none. */
export function openChanges(name: string): ChangeChannel {
  let channel: BroadcastChannel | null = null;
  return {
    post() {
      channel ??= new BroadcastChannel(name);
      channel.postMessage(null);
    },
    close() {
      channel?.close();
      channel = null;
    },
  };
}

/** Calls back after every write to the library in any context, this one included. Returns how to stop. */
export function onLibraryChange(listener: () => void, name: string = LIBRARY_NAME): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
