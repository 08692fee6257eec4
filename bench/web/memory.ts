/** What the processes of a browser hold, by Linux, of which pages that several share count by their part (PSS). */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/** Milliseconds between looks. */
const EVERY = 100;

/** What anonymous memory of a tab is for, by the bytes of a piece, the largest first. */
const SIZES = [
  [2 ** 26, 'planes'],
  [2 ** 22, 'frames, files, memories of decoders'],
  [0, 'heaps and stacks'],
] as const;

export interface Peak {
  readonly phase: string;
  readonly bytes: number;
  /** Of the tab. */
  readonly parts: ReadonlyMap<string, number>;
  /** The other processes of the browser at that moment. */
  readonly others: ReadonlyMap<string, number>;
}

/** Watches the tab of a page until it is told to end. */
export async function watchMemory(browser: Browser, page: Page): Promise<{ end(): Promise<readonly Peak[]> }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const tabs = processInfo.filter(({ type }) => type === 'renderer');
  const others = processInfo.filter(({ type }) => type !== 'renderer');
  const peaks = new Map<string, Peak>();
  const look = (phase: string): void => {
    for (const { id } of tabs) {
      const bytes = pssIn(readProcess(id, 'smaps_rollup'));
      if (bytes <= (peaks.get(phase)?.bytes ?? 0)) continue;
      const beside = others.map(({ id, type }) => [type, pssIn(readProcess(id, 'smaps_rollup'))] as const);
      peaks.set(phase, { phase, bytes, parts: partsIn(readProcess(id, 'smaps')), others: new Map(beside) });
    }
  };
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      look(await phaseOf(page));
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  })();
  return {
    async end() {
      isOver = true;
      await looking;
      return [...peaks.values()];
    },
  };
}

/** What the page says that it does. */
const phaseOf = (page: Page): Promise<string> =>
  page.evaluate(`(document.querySelector('.phase') ?? document.querySelector('h1')).textContent.split(':')[0]`);

/** Empty for a process that has ended. */
function readProcess(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

const pssIn = (text: string): number => 1024 * Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);

function partsIn(smaps: string): Map<string, number> {
  const parts = new Map<string, number>();
  for (const [, name, size, pss] of smaps.matchAll(MAPPING)) {
    const part = name === '' ? partOf(1024 * Number(size)) : 'program, fonts, what processes share';
    parts.set(part, (parts.get(part) ?? 0) + 1024 * Number(pss));
  }
  return parts;
}

/** A line of addresses, rights, offset, device, inode and name; then, among others, its size and its PSS in kilobytes. */
const MAPPING = /^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+ *(.*)\nSize: +(\d+) kB(?:\n(?!Pss:).*)*\nPss: +(\d+) kB/gm;

const partOf = (bytes: number): string => SIZES.find(([least]) => bytes >= least)?.[1] ?? '';
