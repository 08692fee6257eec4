/** Other people's programs. */
import { execFileSync } from 'node:child_process';

/** What a program writes to its standard output. */
export function runIn(folder: string, program: string, ...args: string[]): Buffer {
  try {
    return execFileSync(program, args, {
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      // In several threads RawTherapee develops X-Trans a little differently every time.
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing ? new Error(`Expected the program '${program}' to be installed, it is not.`) : error;
  }
}
