import type { Refusals } from '../border/watch-hooks.ts';
import type { Hooks, Plugin } from '../hooks.ts';
import type { Platform } from '../platform.ts';

/** What the verbs of the pipeline share: the hooks, who tapped them, why plugins refused, and what the host lends. */
export interface Pipeline {
  readonly hooks: Hooks;
  readonly plugins: readonly Plugin[];
  readonly refusals: Refusals;
  readonly platform: Platform;
}
