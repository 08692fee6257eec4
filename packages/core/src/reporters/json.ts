import type { Plugin } from '../hooks.ts';
import { VERSION } from '../version.ts';

/** Reports a Result as it is: indented JSON with a final newline. */
export function jsonReporter(): Plugin {
  return {
    name: 'json',
    version: VERSION,
    report: { extension: '.json', render: (result) => `${JSON.stringify(result, undefined, 2)}\n` },
  };
}
