/** The door of the worker: every message is checked here before a handler sees it. */
import * as v from 'valibot';
import { browser } from '#imports';
import { onMessage } from '../messages.ts';
import { libraryErrorCode } from '../store/errors.ts';
import { nameOfError, type Report } from './diagnostics.ts';
import { type AnswerOf, type DataOf, isOversized, type Received, SCHEMAS } from './schemas.ts';
import {
  cardTab,
  isExtensionPage,
  type PageSender,
  pageSender,
  type Self,
  type Sender,
} from './senders.ts';

type FromPage =
  | 'pageKnocked'
  | 'pageOpened'
  | 'articleAnalysed'
  | 'pageScanned'
  | 'selectionSaved'
  | 'claimsPainted'
  | 'highlightsStyled';
type FromCard = 'cardOpened' | 'cardRelated' | 'cardAnnotated' | 'cardRestored';
type FromExtension = Exclude<Received, FromPage | FromCard>;

type Handle<K extends Received, S> = (
  data: DataOf<K>,
  sender: S,
) => Promise<AnswerOf<K>> | AnswerOf<K>;

/** One handler a message; the second argument is who sent it, as far as that kind of sender is known. */
export type Handlers = { [K in FromPage]: Handle<K, PageSender> } & {
  [K in FromCard]: Handle<K, { tabId: number }>;
} & { [K in FromExtension]: Handle<K, null> };

const PAGE_MESSAGES: readonly string[] = [
  'pageKnocked',
  'pageOpened',
  'articleAnalysed',
  'pageScanned',
  'selectionSaved',
  'claimsPainted',
  'highlightsStyled',
] satisfies FromPage[];
const CARD_MESSAGES: readonly string[] = [
  'cardOpened',
  'cardRelated',
  'cardAnnotated',
  'cardRestored',
] satisfies FromCard[];

/** Why a message was not acted on. */
export type Refusal = 'unknown' | 'sender' | 'oversized' | 'malformed' | 'notYours';

/** What a sender gets instead of an answer. `code` survives the way through the message. */
export class MessageError extends Error {
  readonly code: string;
  /** The field at fault, as a path into the message. */
  readonly where: string | null;

  constructor(code: string, message: string, where: string | null = null) {
    super(message);
    this.name = 'MessageError';
    this.code = code;
    this.where = where;
  }
}

/** Refuses a message from within a handler, for what only the handler can know. */
export const refuse = (why: string): never => {
  throw new MessageError('notYours' satisfies Refusal, why);
};

/**
 * Registers all listeners, at once and synchronously, so that the message that woke the worker is not missed.
 * @param report is told of everything refused or failed.
 */
export function receiveMessages(handlers: Handlers, report: Report): void {
  const self: Self = { id: browser.runtime.id, base: browser.runtime.getURL('/') };
  for (const name of Object.keys(SCHEMAS) as Received[]) {
    onMessage(name, ({ data, sender }) =>
      // The map of handlers is typed by message; looked up by a name of the loop it loses which one it is.
      answer(name, data, sender, handlers[name] as Handle<Received, unknown>, self, report),
    );
  }
  browser.runtime.onMessage.addListener((message: unknown) => {
    const type = (message as { type?: unknown } | null)?.type;
    if (typeof type !== 'string' || !Object.hasOwn(SCHEMAS, type)) {
      report('refused', 'message', 'unknown' satisfies Refusal);
    }
  });
}

async function answer<K extends Received>(
  name: K,
  data: unknown,
  sender: Sender,
  handle: Handle<K, unknown>,
  self: Self,
  report: Report,
): Promise<AnswerOf<K>> {
  try {
    const from = senderOf(name, sender, self);
    if (isOversized(data))
      throw new MessageError('oversized' satisfies Refusal, `${name} is too large.`);
    const parsed = v.safeParse(SCHEMAS[name], data);
    if (!parsed.success) {
      // Without places in lists, of which a sender could name thousands: the log tells kinds of trouble apart by it.
      const where = (v.getDotPath(parsed.issues[0]) ?? name).replace(/\.\d+(?=\.|$)/g, '.*');
      throw new MessageError(
        'malformed' satisfies Refusal,
        `${name} is malformed at ${where}.`,
        where,
      );
    }
    return await handle(parsed.output as DataOf<K>, from);
  } catch (error) {
    throw asMessageError(name, error, report);
  }
}

function senderOf(name: Received, sender: Sender, self: Self): unknown {
  if (PAGE_MESSAGES.includes(name)) {
    const page = pageSender(sender, self);
    if (page) return page;
  } else if (CARD_MESSAGES.includes(name)) {
    const tabId = cardTab(sender, self);
    if (tabId !== null) return { tabId };
  } else if (isExtensionPage(sender, self)) {
    return null;
  }
  throw new MessageError('sender' satisfies Refusal, `${name} is not for this sender to send.`);
}

/** An error that can be sent: without the database's objects, which do not survive being copied. */
function asMessageError(name: Received, error: unknown, report: Report): MessageError {
  if (error instanceof MessageError) {
    report('refused', name, error.where ? `${error.code} at ${error.where}` : error.code);
    return error;
  }
  report('failed', name, nameOfError(error));
  const message = error instanceof Error ? error.message : String(error);
  return new MessageError(libraryErrorCode(error) ?? 'failed', message);
}
