import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const BUILT = new URL('../../dist/files/list-folder.js', import.meta.url).href;
/** KiB of stack, a seventh of what is usual: so much fewer arguments does a call take. */
const STACK = 140;
const FILES = 25_000;

/** What a process with a small stack prints. */
async function printed(script: string): Promise<string> {
  const args = [`--stack-size=${STACK}`, '--input-type=module', '--eval', script, folder.path];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

test('a folder in a folder may hold more files than a call takes arguments', async () => {
  await expect(printed(`[].push(...new Array(${FILES}))`)).rejects.toThrow('RangeError');
  mkdirSync(folder.at('day'));
  for (let i = 0; i < FILES; i++) closeSync(openSync(folder.at(`day/${i}`), 'w'));
  const script = `import { listFolder } from '${BUILT}'; console.log((await listFolder(process.argv[1])).length)`;
  expect(await printed(script)).toBe(`${FILES}\n`);
}, 120_000);
