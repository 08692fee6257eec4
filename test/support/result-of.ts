import { expect } from 'vitest';
import { hotpix } from './hotpix.ts';

/** The JSON of a run in a folder that has to succeed without a word. */
export async function resultOf(cwd: string, args: readonly string[], command = 'scan'): Promise<string> {
  const { code, stdout, stderr } = await hotpix(cwd, [command, ...args, '--json', '-', '--quiet']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}
