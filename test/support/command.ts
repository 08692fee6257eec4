/** The built command line in this process: what it decides and says, without the second that starting it takes. */
import { vi } from 'vitest';
import { main } from '../../packages/cli/dist/main.js';
import { withoutProgress, type Run } from './hotpix.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in a folder, after those that were begun before: a process has but one folder and one output.
 * For what hangs on the process itself (signals, crashes, streams, its memory, several runs at once) there is `hotpix`.
 */
export function command(cwd: string, args: readonly string[]): Promise<Run> {
  const run = last.then(() => runHere(cwd, args));
  last = run.catch(() => {});
  return run;
}

async function runHere(cwd: string, args: readonly string[]): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    }),
  );
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await main(args);
    return { code, stdout: said.stdout, stderr: withoutProgress(said.stderr, args) };
  } finally {
    process.chdir(before);
    for (const spy of spies) spy.mockRestore();
  }
}
