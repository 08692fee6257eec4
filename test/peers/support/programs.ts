/** Programs of others, and what they write. */
import { execFileSync } from 'node:child_process';

/** @returns what it prints @throws for a program that is not installed or fails */
export function run(folder: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Buffer {
  try {
    return execFileSync(program, args, {
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      // In several threads RawTherapee develops X-Trans a little differently every time.
      env: { ...process.env, OMP_NUM_THREADS: '1', ...env },
    });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing ? new Error(`Expected the program '${program}' to be installed, it is not.`) : error;
  }
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row-major, channels interleaved. */
  readonly samples: Uint16Array;
}

/** A 16-bit portable greymap or pixmap, which is big-endian. */
export function readPortableMap(bytes: Buffer): Picture {
  const header = /^P([56])\s+(\d+)\s+(\d+)\s+65535\s/.exec(bytes.toString('latin1', 0, 64));
  if (header === null) throw new Error('Expected a 16-bit greymap or pixmap.');
  const [width, height] = [Number(header[2]), Number(header[3])];
  const samples = Uint16Array.from({ length: width * height * (header[1] === '6' ? 3 : 1) }, (_, index) =>
    bytes.readUInt16BE(header[0].length + index * 2),
  );
  return { width, height, samples };
}

/** What a program writes to its standard output. */
export const runIn = (folder: string, program: string, ...args: string[]): Buffer => run(folder, program, args);
