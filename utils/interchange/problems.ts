/** Gathers what is wrong with a file while it is read. */
import * as v from 'valibot';
import { ImportError, join, type Problem } from './errors.ts';

/** After so many problems a file is not read further. */
const ENOUGH_PROBLEMS = 20;

export class Problems {
  readonly #found: Problem[] = [];

  /** @throws ImportError once there are enough to say so */
  add(path: string, reason: string): void {
    this.#found.push({ path, reason });
    if (this.#found.length >= ENOUGH_PROBLEMS) this.throwIfAny();
  }

  /** @throws ImportError when anything was wrong so far */
  throwIfAny(): void {
    if (this.#found.length > 0) throw new ImportError(this.#found);
  }

  /** The value as the schema gives it, or null with the problems noted under `path`. */
  check<Schema extends v.GenericSchema>(
    schema: Schema,
    value: unknown,
    path: string,
  ): v.InferOutput<Schema> | null {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    for (const issue of result.issues) {
      const at = (issue.path ?? []).reduce(
        (before, { key }) => join(before, typeof key === 'number' ? key : String(key)),
        path,
      );
      this.add(at, issue.message);
    }
    return null;
  }
}
