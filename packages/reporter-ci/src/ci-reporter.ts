import type { Plugin, Result } from '@hotpix/core';
import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { junit } from './formats/junit.ts';
import { markdown } from './formats/markdown.ts';
import { sarif } from './formats/sarif.ts';
import { shields } from './formats/shields.ts';
import { VERSION } from './version.ts';

interface Format {
  readonly extension: string;
  /** One report of all cameras. */
  readonly render: (results: readonly Result[]) => string;
}

/** To add a format is to add a row here, and its file. */
const FORMATS = {
  junit: { extension: '.xml', render: junit },
  github: { extension: '.txt', render: github },
  gitlab: { extension: '.json', render: gitlab },
  markdown: { extension: '.md', render: markdown },
  sarif: { extension: '.sarif', render: sarif },
  shields: { extension: '.json', render: shields },
} as const satisfies Readonly<Record<string, Format>>;

export type CiFormat = keyof typeof FORMATS;

export const CI_FORMATS = Object.keys(FORMATS) as readonly CiFormat[];

/**
 * Reports the verdict on one camera or on many, in one file, to a CI server. The plugin bears the name of the format; equal Results
 * give equal bytes.
 */
export function ciReporter({ format }: { readonly format: CiFormat }): Plugin {
  const { extension, render } = FORMATS[format];
  return {
    name: format,
    version: VERSION,
    report: { extension, render: (result) => render([result]), renderAll: (results) => render(results) },
  };
}
