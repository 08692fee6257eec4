import { expect } from 'vitest';
import { command } from './command.ts';

/** The JSON of a run in a folder that has to succeed; files that failed are told, but end nothing. */
export async function resultOf(cwd: string, args: readonly string[], name = 'scan'): Promise<string> {
  const { code, stdout, stderr } = await command(cwd, [name, ...args, '--json', '-', '--quiet']);
  expect(code, stderr).toBe(0);
  return stdout;
}
