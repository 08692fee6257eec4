import type { Plugin } from '@hotpix/core';
import { CI_FORMATS } from '@hotpix/reporter-ci';
import { REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';

const FOR_PROGRAMS: readonly string[] = [...REPORTED_FORMATS, ...CI_FORMATS];
const BUILT_IN = ['html', 'json', ...FOR_PROGRAMS];

/** Whether a built-in reporter writes lists for other programs or verdicts for CI servers, which show no photographs. */
export const isForPrograms = (name: string): boolean => FOR_PROGRAMS.includes(name);

/** The names that `--report` takes: of the built-in reporters, and of those among the plugins. */
export function reporterNames(plugins: readonly Plugin[] = []): string[] {
  return [...new Set([...BUILT_IN, ...plugins.filter(({ report }) => report).map(({ name }) => name)])];
}
