import type { Platform } from '@hotpix/core';
import type { LoadedConfig } from '../config/load-config.ts';
import type { ConfigFormat } from '../config/templates.ts';
import type { Remotes } from '../files/remote/remotes.ts';
import type { Settings } from '../options/settings.ts';
import type { ProgressLine } from '../terminal/progress-line.ts';

/** What every command gets: its arguments, the resolved settings, and where the config came from. */
export interface CommandContext {
  readonly files: readonly string[];
  readonly settings: Settings;
  readonly loaded: LoadedConfig;
  /** Of the config that `init` writes. */
  readonly format?: ConfigFormat;
  /** One line for the whole of a command, with one time left. */
  readonly progress: ProgressLine;
  /** The photographs on servers that are met. */
  readonly remotes: Remotes;
  /** What the command was begun with, if it was: its threads start while the rest is loaded. */
  readonly platform?: Platform;
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Exit codes: 0 done, or within the limits; 1 limits exceeded; 2 no verdict, or cannot run. */
export type ExitCode = 0 | 1 | 2;
