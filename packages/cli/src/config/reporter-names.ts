import type { Plugin } from '@hotpix/core';
import { REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';

const BUILT_IN = ['html', 'json', ...REPORTED_FORMATS];

/** The names that `--report` takes: of the built-in reporters, and of those among the plugins. */
export function reporterNames(plugins: readonly Plugin[] = []): string[] {
  return [...new Set([...BUILT_IN, ...plugins.filter(({ report }) => report).map(({ name }) => name)])];
}
