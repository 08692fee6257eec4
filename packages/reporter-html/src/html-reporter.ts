import type { Plugin } from '@hotpix/core';
import type { PageOptions } from './render-page.ts';
import { VERSION } from './version.ts';

export type HtmlReporterOptions = PageOptions;

/** Reports a Result as one self-contained HTML page that fetches nothing; equal Results give equal pages. */
export function htmlReporter(options: HtmlReporterOptions = {}): Plugin {
  return {
    name: 'html',
    version: VERSION,
    report: {
      extension: '.html',
      // The page is loaded when one is asked for, as most scans ask for none.
      render: async (result) => (await import('./render-page.ts')).renderPage(result, options),
    },
  };
}
