/** Reads a Chromium trace: what scripts of the renderer's main thread cost, task by task. */

export interface TraceEvent {
  name: string;
  cat?: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Processor time, where the trace has it: what other processes took away is not in it. */
  tdur?: number;
  /** The thread's processor time at the event. */
  tts?: number;
  args?: { data?: Record<string, unknown>; elementCount?: number; name?: string };
}

/** Events that are script at work, however it was called. */
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'EventDispatch',
  'v8.compile',
  'v8.run',
]);
/** Collections of garbage. Within a script they are part of its cost. */
const COLLECTIONS = new Set(['MinorGC', 'MajorGC']);

export interface Span {
  from: number;
  to: number;
  /** Microseconds of processor time. */
  cpu: number;
}

const spanOf = ({ ts, dur = 0, tdur = dur }: TraceEvent): Span => ({
  from: ts,
  to: ts + dur,
  cpu: tdur,
});

/** The events of the renderer's main thread that shows this address. */
export function mainThread(events: readonly TraceEvent[], url: string): TraceEvent[] {
  const commit = events.find(
    ({ name, args }) =>
      (name === 'ParseHTML' || name === 'CommitLoad' || name === 'EvaluateScript') &&
      String((args as { beginData?: { url?: string } })?.beginData?.url ?? args?.data?.url) === url,
  );
  const thread = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const ids = commit
    ? [{ pid: commit.pid, tid: commit.tid }]
    : thread.map(({ pid, tid }) => ({ pid, tid }));
  return events
    .filter(({ pid, tid, ph }) => ph !== 'M' && ids.some((id) => id.pid === pid && id.tid === tid))
    .sort((a, b) => a.ts - b.ts);
}

/** When the first script of an extension was evaluated; null when none was. */
export function extensionStart(events: readonly TraceEvent[]): number | null {
  const first = events.find(
    ({ name, args }) =>
      name === 'EvaluateScript' && String(args?.data?.url).startsWith('chrome-extension:'),
  );
  return first?.ts ?? null;
}

/** Outermost stretches of these events, in order. An event within another is not counted again. */
function outermost(events: readonly TraceEvent[], names: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const event of events) {
    if (event.ph !== 'X' || !names.has(event.name)) continue;
    const span = spanOf(event);
    const last = spans.at(-1);
    if (!last || span.from >= last.to) spans.push(span);
  }
  return spans;
}

/** Stretches of script, in order. */
export const scriptSpans = (events: readonly TraceEvent[]): Span[] => outermost(events, SCRIPT);

/** Collections of garbage that no script ran into: a page of megabytes has them without any extension too. */
export function collectionSpans(events: readonly TraceEvent[], scripts: readonly Span[]): Span[] {
  return outermost(events, COLLECTIONS).filter(
    ({ from }) => !scripts.some((script) => from >= script.from && from < script.to),
  );
}

/** When a mark of the user timing API was set, in milliseconds of the thread's processor time; null when never. */
export function markedAt(events: readonly TraceEvent[], name: string): number | null {
  const mark = events.find((event) => event.name === name && event.cat === 'blink.user_timing');
  return mark ? (mark.tts ?? mark.ts) / 1000 : null;
}

/** Processor time of the spans, in milliseconds. */
export const costOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { cpu }) => sum + cpu, 0) / 1000;

export const inside = (event: TraceEvent, spans: readonly Span[]): boolean =>
  spans.some(({ from, to }) => event.ts >= from && event.ts < to);

/** Script time within each task of the thread, in milliseconds, longest first. */
export function perTask(events: readonly TraceEvent[], spans: readonly Span[]): number[] {
  const tasks = events.filter(({ name, ph }) => ph === 'X' && /RunTask$/.test(name)).map(spanOf);
  return tasks
    .map((task) => costOf(spans.filter(({ from, to }) => from >= task.from && to <= task.to)))
    .sort((a, b) => b - a);
}
