/** What the table of options says of each. */
import type { Settings } from './settings.ts';
import type { OptionType } from './types.ts';

export type CommandName =
  | 'scan'
  | 'fix'
  | 'check'
  | 'report'
  | 'diff'
  | 'merge'
  | 'accept'
  | 'timeline'
  | 'inspect'
  | 'history'
  | 'serve'
  | 'farm'
  | 'init';

export interface Option<T> {
  readonly type: OptionType<T>;
  readonly default: T;
  /** What stands for the default where that depends on the machine. */
  readonly defaultText?: string;
  /** The flag and its placeholder. */
  readonly flag: string;
  readonly commands: readonly CommandName[];
  /** Those of them that do not take it from the config, where it names a file of something else. */
  readonly byFlagIn?: readonly CommandName[];
  /** What it does, in a sentence or two. */
  readonly help: string;
  /** The same where it does something else in a command. */
  readonly helpIn?: Readonly<Partial<Record<CommandName, string>>>;
}

/** What an option does in a command. */
export const helpFor = ({ help, helpIn }: Option<unknown>, command: CommandName): string => helpIn?.[command] ?? help;

/** A missing option does not compile. */
export type OptionTable = { readonly [Key in keyof Settings]: Option<Settings[Key]> };
