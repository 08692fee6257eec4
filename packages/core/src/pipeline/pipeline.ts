import type { Hooks, Plugin } from '../hooks.ts';
import type { Refusals } from '../border/watch-hooks.ts';

/** What the verbs of the pipeline share: the hooks, who tapped them, and why plugins refused. */
export interface Pipeline {
  readonly hooks: Hooks;
  readonly plugins: readonly Plugin[];
  readonly refusals: Refusals;
}
