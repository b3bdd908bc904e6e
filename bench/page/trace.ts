/** Reads a Chromium trace: what scripts of the renderer's main thread cost, task by task. */

export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Processor time, where the trace has it: what other processes took away is not in it. */
  tdur?: number;
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
  'V8.GC_SCAVENGER',
  'MinorGC',
  'MajorGC',
]);

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

/** Outermost stretches of script, in order. An event within another is not counted again. */
export function scriptSpans(events: readonly TraceEvent[]): Span[] {
  const spans: Span[] = [];
  for (const event of events) {
    if (event.ph !== 'X' || !SCRIPT.has(event.name)) continue;
    const span = spanOf(event);
    const last = spans.at(-1);
    if (!last || span.from >= last.to) spans.push(span);
  }
  return spans;
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
