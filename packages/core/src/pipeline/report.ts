import type { Result } from '@hotpix/result';
import { unknownReporter } from '../errors.ts';
import type { Report } from '../hooks.ts';
import type { Pipeline } from './pipeline.ts';

/** The wanted reports of a Result. @throws {HotpixError} `unknownReporter` when no plugin of that name reports. */
export function report(pipeline: Pipeline, result: Result, wanted: readonly string[]): Promise<readonly Report[]> {
  const known = pipeline.plugins.filter((plugin) => plugin.report).map(({ name }) => name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownReporter(unknown, known);
  return pipeline.hooks.report.promise([], result, { wanted: new Set(wanted) });
}

/**
 * One report of several cameras by each wanted reporter.
 * @throws {HotpixError} `unknownReporter` when no plugin of that name makes one report of several
 */
export function reportAll(
  pipeline: Pipeline,
  results: readonly Result[],
  wanted: readonly string[],
): Promise<readonly Report[]> {
  const known = pipeline.plugins.filter((plugin) => plugin.report?.renderAll).map(({ name }) => name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownReporter(unknown, known);
  return pipeline.hooks.report.promise([], results[0], { wanted: new Set(wanted), all: results });
}
