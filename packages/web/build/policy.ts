/** The content security policy: nothing but what lies beside the page runs or is asked for, and the report in its frame. */
import { REPORT_POLICY } from '@hotpix/reporter-html';
import type { Plugin } from 'vite';

const POLICY = {
  'default-src': "'none'",
  'script-src': `'self' 'wasm-unsafe-eval' ${REPORT_POLICY['script-src']}`,
  'style-src': `'self' ${REPORT_POLICY['style-src']}`,
  'img-src': `'self' ${REPORT_POLICY['img-src']}`,
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': 'blob:',
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Puts it at the top of the page that is built; while it is being written, Vite needs more. */
export const policy: Plugin = {
  name: 'policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content: Object.entries(POLICY)
          .map((rule) => rule.join(' '))
          .join('; '),
      },
      injectTo: 'head-prepend',
    },
  ],
};
