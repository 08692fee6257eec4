import type { Plugin } from '@hotpix/core';
import { renderPage } from './render-page.ts';
import { VERSION } from './version.ts';

/** Reports a Result as one self-contained HTML page that fetches nothing; equal Results give equal pages. */
export function htmlReporter(): Plugin {
  return { name: 'html', version: VERSION, report: { extension: '.html', render: renderPage } };
}
