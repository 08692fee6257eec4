import { execFile, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The built command line. */
export const bin = `${root}packages/cli/bin/hotpix.js`;

export interface Run {
  /** Exit code; null when a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Arguments of Node before the script. */
  readonly node?: readonly string[];
  /** Called with the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** The config in force, and what a machine under load prints every ten seconds; tests of them look at the process itself. */
const PROGRESS =
  /^(Config: |(looking at|scanning|cutting crops|repairing|merging) \d+\/\d+|(looking for|reading|judging|writing)\b).*\n/gm;

/** The errors of a run without what it says of its course, unless it shall be quiet. */
export function withoutProgress(errors: string, args: readonly string[]): string {
  return args.includes('--quiet') ? errors : errors.replace(PROGRESS, '');
}

/** Runs the built command line in a folder, as a user would. What it says of its run is left out, unless it shall be quiet. */
export function hotpix(cwd: string, args: readonly string[], { node = [], onStart }: RunOptions = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 2 ** 28, env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0' } };
    const child = execFile(process.execPath, [...node, bin, ...args], options, (_, stdout, errors) => {
      resolve({ code: child.exitCode, stdout, stderr: withoutProgress(errors, args) });
    });
    onStart?.(child);
  });
}
