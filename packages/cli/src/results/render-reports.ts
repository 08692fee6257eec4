import type { Hotpix, Report } from '@hotpix/core';
import { cameraSlugs, nameForCamera } from '../files/camera-names.ts';
import type { Results } from './results.ts';

interface Output {
  readonly path: string;
  readonly content: Report['content'];
}

/**
 * The reports of Results by reporter and path. Of several cameras JSON is one list, and any other report a file a camera
 * beside the path.
 */
export async function renderReports(
  hotpix: Hotpix,
  { list, isGrouped }: Results,
  wanted: readonly (readonly [name: string, path: string])[],
): Promise<Output[]> {
  const names = wanted.map(([name]) => name);
  const rendered: (readonly Report[])[] = [];
  for (const result of list) rendered.push(await hotpix.report(result, names));
  const slugs = isGrouped ? cameraSlugs(list) : [];
  return wanted.flatMap(([name, path]) => {
    const contents = rendered.flatMap((reports, i) => {
      const report = reports.find(({ reporter }) => reporter === name);
      return report ? [{ slug: slugs[i], content: report.content }] : [];
    });
    if (!isGrouped) return contents.map(({ content }) => ({ path, content }));
    if (name === 'json') return [{ path, content: asList(contents.map(({ content }) => content)) }];
    return contents.map(({ slug, content }) => ({ path: nameForCamera(path, slug), content }));
  });
}

/** JSON documents as one. A line break in JSON is never part of a text, so that lines may be indented. */
function asList(documents: readonly Report['content'][]): string {
  const texts = documents.map((content) => (typeof content === 'string' ? content : new TextDecoder().decode(content)));
  const entries = texts.map((text) => text.trim().replaceAll(/^/gm, '  '));
  return `[\n${entries.join(',\n')}\n]\n`;
}
