import type { Result } from '@hotpix/result';
import type { Plugin } from '../hooks.ts';
import { VERSION } from '../version.ts';

const asJson = (value: Result | readonly Result[]): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Reports a Result as it is, or several as an array: indented JSON with a final newline. */
export function jsonReporter(): Plugin {
  return {
    name: 'json',
    version: VERSION,
    report: { extension: '.json', render: asJson, renderAll: asJson },
  };
}
