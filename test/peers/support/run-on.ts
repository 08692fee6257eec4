/** A program that takes a file and gives one. */
import { execFileSync } from 'node:child_process';

/** @throws {Error} where it is not installed, or fails */
export function runOn(program: string, input: Uint8Array, ...args: string[]): Uint8Array {
  try {
    return new Uint8Array(execFileSync(program, args, { input, maxBuffer: 1 << 26, stdio: ['pipe', 'pipe', 'pipe'] }));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing ? new Error(`Expected the program '${program}' to be installed, it is not.`) : error;
  }
}
