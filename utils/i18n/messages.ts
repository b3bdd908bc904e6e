/** What a catalogue is. English defines the keys and what each message names; every other language follows it. */
import type { en } from './en/index.ts';

/** A pattern with `{names}`, or one pattern for each plural form; the form is chosen by the value `count`. */
export type Message = string | { one: string; other: string };

type English = typeof en;
export type Key = keyof English;
export type Messages = Record<Key, Message>;

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type NamesOf<M> = M extends { other: infer Other } ? NamesIn<Other> | 'count' : NamesIn<M>;

/** The values a message needs, as further arguments of `t`: none, or one object. */
export type Values<K extends Key> = [NamesOf<English[K]>] extends [never]
  ? []
  : [values: Record<NamesOf<English[K]>, string | number>];

/** A section of another language: the keys of the English one. */
export type Translated<Section> = Record<keyof Section, Message>;
