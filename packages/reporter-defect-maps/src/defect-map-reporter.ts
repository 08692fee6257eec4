import type { Plugin, Result } from '@hotpix/core';
import { FORMAT_NAMES, formatFacts, type FormatName } from '@hotpix/defect-maps/names';
import { VERSION } from './version.ts';

/** All formats but JSON, for which the Result itself is the list. */
export type ReportedFormat = Exclude<FormatName, 'json'>;

export const REPORTED_FORMATS: readonly ReportedFormat[] = FORMAT_NAMES.filter((name) => name !== 'json');

/**
 * Reports the defects of a Result as a list for another program. The plugin bears the name of the format; equal Results give
 * equal bytes. What it cannot write of a Result it refuses by a HotpixError `noList`: one without a verdict, one of files that the
 * program does not repair, and defects for which the format has no words.
 */
export function defectMapReporter({ format }: { readonly format: ReportedFormat }): Plugin {
  const { extension } = formatFacts(format);
  // What writes lists is loaded when one is asked for, as most scans write none.
  const render = async (result: Result): Promise<string | Uint8Array> =>
    (await import('./list-of.ts')).listOf(result, format);
  return { name: format, version: VERSION, report: { extension, render } };
}
