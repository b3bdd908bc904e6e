/** Delivery of the newest scan: what the background refuses, or cannot hear, is tried again. */

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
const MAX_RETRIES = 10;

export interface Outbox<T> {
  /** Sends this soon; whatever waited before is superseded. */
  put(parcel: T): void;
  /** Drops what waits. */
  close(): void;
}

export interface OutboxOptions<T, R> {
  send(parcel: T): Promise<R>;
  /** Called with the answer, unless something newer has been put since. */
  onDelivered(answer: R): void;
  /** Calls back after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Waits this long for something newer before sending. */
  settleMs: number;
  /** Sends at the latest this long after the first parcel put, however often newer ones come. */
  maxSettleMs: number;
  now(): number;
}

export function createOutbox<T, R>(options: OutboxOptions<T, R>): Outbox<T> {
  let waiting: { parcel: T } | null = null;
  let since = 0;
  let cancel = () => {};
  let sending = false;
  let failures = 0;

  const schedule = (milliseconds: number) => {
    cancel();
    cancel = options.after(milliseconds, () => void deliver());
  };

  const deliver = async () => {
    if (sending || !waiting) return;
    const current = waiting;
    sending = true;
    let delay: number | null = null;
    try {
      const answer = await options.send(current.parcel);
      failures = 0;
      if (waiting === current) {
        waiting = null;
        options.onDelivered(answer);
      }
    } catch {
      // Refused (storage full, database busy) or nobody there (worker being replaced): the parcel is kept.
      failures += 1;
      if (failures <= MAX_RETRIES) {
        delay = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS);
      }
    } finally {
      sending = false;
    }
    if (waiting && waiting !== current) schedule(options.settleMs);
    else if (waiting && delay !== null) schedule(delay);
  };

  return {
    put(parcel) {
      if (!waiting) since = options.now();
      waiting = { parcel };
      if (failures > MAX_RETRIES) failures = 0;
      if (sending || failures > 0) return;
      const left = since + options.maxSettleMs - options.now();
      schedule(Math.max(0, Math.min(options.settleMs, left)));
    },
    close() {
      waiting = null;
      cancel();
    },
  };
}
