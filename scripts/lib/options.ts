/** The command line of a script. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What Node adds to its message is about positionals, of which ours are files. */
const FIRST_SENTENCE = /^.*?(?=\. |\.?\n|$)/;

/**
 * What was asked for, or null where an option is unknown or lacks its value; then that and the usage have been said on
 * standard error, and the script has nothing to do but to end with status 2.
 */
export function readOptions<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> | null {
  try {
    return parseArgs(config);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(FIRST_SENTENCE.exec(message)?.[0] ?? message);
    console.error(usage);
    return null;
  }
}
