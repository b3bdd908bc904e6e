/**
 * Messages of the content scripts, written and read as `utils/messages.ts` has them, but without the library behind
 * it: in a page every kilobyte is paid for on every visit.
 */
import type { ProtocolMap } from '../messages.ts';

type Data<K extends keyof ProtocolMap> = Parameters<ProtocolMap[K]>[0];
type Answer<K extends keyof ProtocolMap> = ReturnType<ProtocolMap[K]>;

type Listener = (
  message: unknown,
  sender: unknown,
  reply: (answer: { res: unknown } | { err: unknown }) => void,
) => true | undefined;

/** The parts of `browser.runtime` that are used. */
export interface Runtime {
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}

/** Sends a message the given way. Rejects when nobody hears it, and with the error of who answers with one. */
export async function send<K extends keyof ProtocolMap>(
  runtime: Pick<Runtime, 'sendMessage'>,
  type: K,
  data: Data<K>,
): Promise<Answer<K>> {
  const reply = await runtime.sendMessage({ id: 0, type, data, timestamp: Date.now() });
  const { res, err } = (reply ?? { err: {} }) as { res: Answer<K>; err?: object };
  if (err) throw Object.assign(new Error(), err);
  return res;
}

export type Answers = {
  [K in keyof ProtocolMap]?: (data: Data<K>) => Answer<K> | Promise<Answer<K>>;
};

/** Answers messages to this tab until the signal aborts. Those of other names are left to others. */
export function answer(runtime: Runtime, signal: AbortSignal, answers: Answers): void {
  const onMessage: Listener = (message, _, reply) => {
    const { type, data } = (message ?? {}) as { type?: keyof ProtocolMap; data?: unknown };
    // Own properties only: the name comes from a message.
    const handle = type !== undefined && Object.hasOwn(answers, type) && answers[type];
    if (!handle) return undefined;
    // Looked up by a name of the message it loses which one it is.
    const work = async () => (handle as (data: unknown) => unknown)(data);
    work().then(
      (res) => reply({ res }),
      ({ message: text }: Error) => reply({ err: { message: text } }),
    );
    return true;
  };
  runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(onMessage));
}
