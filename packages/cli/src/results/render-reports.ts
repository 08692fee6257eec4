import { basename } from 'node:path';
import { renderIndex } from '@hotpix/reporter-html';
import { describeCameras } from '@hotpix/result';
import { isHotpixError, type Hotpix, type Report, type Result } from '@hotpix/core';
import { notThis } from '../errors.ts';
import { cameraSlugs, nameForCamera } from '../files/camera-names.ts';
import { groupByText, nameAll, type Said } from '../terminal/said-once.ts';
import type { Results } from './results.ts';

export interface Output {
  /** What was asked for: of several cameras each has a file beside it. */
  readonly asked: string;
  readonly path: string;
  readonly content: Report['content'];
}

/**
 * The reports of Results by reporter and path. Of several cameras JSON is one list, and any other report one file per camera
 * beside the path, where HTML has a page that leads to them. A reporter that fails does not keep the others from theirs. What cannot be
 * said of a Result is noted; of one without a verdict the summary says why better than an error.
 * @param onRendered called with how many Results are rendered, before the first and after each
 * @returns with `failed` the errors of reporters, one each
 */
export async function renderReports(
  hotpix: Hotpix,
  { list, isGrouped }: Results,
  wanted: readonly (readonly [name: string, path: string])[],
  onRendered: (done: number) => void,
): Promise<{ outputs: Output[]; notes: string[]; failed: unknown[] }> {
  const { rendered, notes, failed } = await renderEach(hotpix, list, wanted, onRendered);
  const hasVerdict = list.some(({ status }) => status === 'complete');
  const unwritten = wanted.filter(
    ([name]) =>
      hasVerdict && !failed.has(name) && rendered.every((of) => of.every(({ reporter }) => reporter !== name)),
  );
  for (const [name, path] of unwritten) failed.set(name, notThis(path, notes.join(' ')));
  const slugs = isGrouped ? cameraSlugs(list) : [];
  const outputs = wanted.flatMap(([name, path]) => {
    const contents = rendered.flatMap((reports, i) => {
      const report = reports.find(({ reporter }) => reporter === name);
      return report ? [{ slug: slugs[i], content: report.content }] : [];
    });
    return outputsOf(name, path, contents, isGrouped ? list : undefined).map((output) => ({ ...output, asked: path }));
  });
  // Where a list has no camera at all, its error says why.
  return { outputs, notes: unwritten.length > 0 ? [] : notes, failed: [...failed.values()] };
}

async function renderEach(
  hotpix: Hotpix,
  list: readonly Result[],
  wanted: readonly (readonly [name: string, path: string])[],
  onRendered: (done: number) => void,
): Promise<{ rendered: (readonly Report[])[]; notes: string[]; failed: Map<string, unknown> }> {
  const rendered: (readonly Report[])[] = [];
  const lacks: Lack[] = [];
  const failed = new Map<string, unknown>();
  if (wanted.length > 0) onRendered(0);
  const names = describeCameras(list);
  for (const [i, result] of list.entries()) {
    const reports: Report[] = [];
    for (const [name] of wanted) {
      try {
        reports.push(...(await hotpix.report(result, [name])));
      } catch (error) {
        if (isHotpixError(error) && error.code === 'noList') lacks.push({ name, of: names[i], text: error.message });
        else failed.set(name, error);
      }
    }
    rendered.push(reports);
    if (wanted.length > 0) onRendered(rendered.length);
  }
  return { rendered, notes: describeLacks(lacks), failed };
}

/** @param list the cameras of a group */
function outputsOf(
  name: string,
  path: string,
  contents: readonly { readonly slug: string; readonly content: Report['content'] }[],
  list: readonly Result[] | undefined,
): Omit<Output, 'asked'>[] {
  if (!list) return contents.map(({ content }) => ({ path, content }));
  if (name === 'json') return [{ path, content: asList(contents.map(({ content }) => content)) }];
  const pages = contents.map(({ slug, content }) => ({ path: nameForCamera(path, slug), content }));
  return name === 'html' ? [{ path, content: indexOf(list, pages) }, ...pages] : pages;
}

/** A list that one camera of several cannot have does not keep the others from theirs. */
interface Lack extends Said {
  /** The reporter. */
  readonly name: string;
}

function describeLacks(lacks: readonly Lack[]): string[] {
  const names = [...new Set(lacks.map(({ name }) => name))];
  return names.flatMap((name) =>
    groupByText(lacks.filter((lack) => lack.name === name)).map(
      ([text, cameras]) => `No ${name} of ${nameAll(cameras, 'camera')}: ${text}`,
    ),
  );
}

/** The page that leads to those of the cameras. */
function indexOf(list: readonly Result[], pages: readonly { readonly path: string }[]): string {
  return renderIndex(list.map((result, i) => ({ result, page: basename(pages[i].path) })));
}

/** JSON documents as one. A line break in JSON is never part of a text, so that lines may be indented. */
function asList(documents: readonly Report['content'][]): string {
  const texts = documents.map((content) => (typeof content === 'string' ? content : new TextDecoder().decode(content)));
  const entries = texts.map((text) => text.trim().replaceAll(/^/gm, '  '));
  return `[\n${entries.join(',\n')}\n]\n`;
}
