/** What is said of a command. */
import type { CommandContext, ExitCode } from './commands/context.ts';
import type { Settings } from './options/settings.ts';

/** What help says of it. */
interface Told {
  readonly summary: string;
  /** The arguments as help shows them, each with what it is; none where the command takes none. */
  readonly takes: Readonly<Record<string, string>>;
  /** Lines to type, each with what it does. */
  readonly examples: Readonly<Record<string, string>>;
}

/** One of several things that a command does, by its first argument. */
export interface VerbSpec extends Told {
  /** Which of the options of the command are for it. */
  readonly takesOption: (key: keyof Settings) => boolean;
}

export interface CommandSpec extends Told {
  /** By the first argument, where each has options of its own. */
  readonly verbs?: Readonly<Record<string, VerbSpec>>;
  /** Loaded when it runs, so that help and errors come at once. */
  load(): Promise<(context: CommandContext) => Promise<ExitCode>>;
}
