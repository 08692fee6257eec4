/** Shows the page of a report in the browser of the user, where there is one. */
import { resolve } from 'node:path';
import { missing } from '../errors.ts';
import type { Settings } from '../options/settings.ts';
import { printable } from '../terminal/printable.ts';

const { env, platform } = process;

/** The page that a run writes, if it writes one to a file. */
export function pageOf({ html, reports }: Pick<Settings, 'html' | 'reports'>): string | undefined {
  const page = html ?? reports.html;
  return page === '-' ? undefined : page;
}

/** @throws {UsageError} where a page is to be opened that nobody writes */
export function assertOpens(settings: Settings, command: string): void {
  if (settings.open && pageOf(settings) === undefined)
    throw missing('--html beside --open, the file of the page to open', `hotpix ${command} --html report.html --open`);
}

/** Opens a page, or says in a sentence why not: what was written stays of use. */
export async function openReport(page: string): Promise<void> {
  const reason = whyNot() ?? (await tryToOpen(resolve(page)));
  if (reason !== undefined)
    process.stderr.write(`${printable(`Not opened: ${reason}. Open '${page}' in a browser.`)}\n`);
}

/** Where nobody sits in front of it. */
function whyNot(): string | undefined {
  if (env.CI !== undefined && env.CI !== '' && env.CI !== 'false') return 'nobody looks at the screen of a CI job';
  const hasDisplay = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME;
  return hasDisplay ? undefined : 'there is no display here';
}

async function tryToOpen(path: string): Promise<string | undefined> {
  try {
    const { default: open } = await import('open');
    const browser = await open(path);
    browser.on('error', () => undefined);
    return undefined;
  } catch (error) {
    // Loaded here alone, for every command looks in this file whether there is a page to open.
    const { messageOf } = await import('@hotpix/result');
    return `the browser did not start: ${messageOf(error)}`;
  }
}
