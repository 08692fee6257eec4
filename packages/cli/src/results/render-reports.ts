import { basename } from 'node:path';
import { describeCameras } from '@hotpix/result';
import { isHotpixError, type Hotpix, type Plugin, type Report, type Result } from '@hotpix/core';
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
 * The reports of Results by reporter and path. Of several cameras a reporter that can makes one report, as JSON makes a list; any other
 * makes one file per camera beside the path, where HTML has a page that leads to them. A reporter that fails does not keep the others from theirs. What cannot be
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
  const isJoint = (name: string): boolean => isGrouped && isOfAll(hotpix.plugins, name);
  const apart = wanted.filter(([name]) => !isJoint(name));
  const { rendered, notes, failed } = await renderEach(hotpix, list, apart, onRendered);
  const hasVerdict = list.some(({ status }) => status === 'complete');
  const unwritten = apart.filter(
    ([name]) =>
      hasVerdict && !failed.has(name) && rendered.every((of) => of.every(({ reporter }) => reporter !== name)),
  );
  for (const [name, path] of unwritten) failed.set(name, notThis(path, notes.join(' ')));
  const slugs = isGrouped ? cameraSlugs(list) : [];
  const joint = await renderJointly(
    hotpix,
    list,
    wanted.filter(([name]) => isJoint(name)),
    failed,
  );
  const outputs = apart.map(async ([name, path]) => {
    const contents = rendered.flatMap((reports, i) => {
      const report = reports.find(({ reporter }) => reporter === name);
      return report ? [{ slug: slugs[i], content: report.content }] : [];
    });
    const made = await outputsOf(name, path, contents, isGrouped ? list : undefined);
    return made.map((output) => ({ ...output, asked: path }));
  });
  // Where a list has no camera at all, its error says why.
  return {
    outputs: [...joint, ...(await Promise.all(outputs)).flat()],
    notes: unwritten.length > 0 ? [] : notes,
    failed: [...failed.values()],
  };
}

/** Whether a reporter makes one report of several cameras. */
export const isOfAll = (plugins: readonly Plugin[], wanted: string): boolean =>
  plugins.some(({ name, report }) => name === wanted && report?.renderAll !== undefined);

/** @param failed gets the errors of reporters */
async function renderJointly(
  hotpix: Hotpix,
  list: readonly Result[],
  wanted: readonly (readonly [name: string, path: string])[],
  failed: Map<string, unknown>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  for (const [name, path] of wanted) {
    try {
      const [{ content }] = await hotpix.reportAll(list, [name]);
      outputs.push({ asked: path, path, content });
    } catch (error) {
      failed.set(name, error);
    }
  }
  return outputs;
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
async function outputsOf(
  name: string,
  path: string,
  contents: readonly { readonly slug: string; readonly content: Report['content'] }[],
  list: readonly Result[] | undefined,
): Promise<Omit<Output, 'asked'>[]> {
  if (!list) return contents.map(({ content }) => ({ path, content }));
  const pages = contents.map(({ slug, content }) => ({ path: nameForCamera(path, slug), content }));
  return name === 'html' ? [{ path, content: await indexOf(list, pages) }, ...pages] : pages;
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
async function indexOf(list: readonly Result[], pages: readonly { readonly path: string }[]): Promise<string> {
  const { renderIndex } = await import('@hotpix/reporter-html');
  return renderIndex(list.map((result, i) => ({ result, page: basename(pages[i].path) })));
}
