import type { Plugin } from '@hotpix/core';
import type { Settings } from '../options/settings.ts';

/** What a `hotpix.config.*` exports: any setting, and what flags cannot say. */
export interface HotpixConfig extends Partial<Settings> {
  /** Decoders, accumulators, rankers, fixers, writers and reporters of your own, each with a name that no built-in one has. */
  readonly plugins?: readonly Plugin[];
  /** Photographs when the command line names none: files, folders, globs or addresses, relative to the config. */
  readonly files?: readonly string[];
}

/** Gives a config its type. */
export function defineConfig(config: HotpixConfig): HotpixConfig {
  return config;
}
