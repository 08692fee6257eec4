/** What is measured, and beside what. */
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './run.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const HOTPIX = here('../../packages/cli/bin/hotpix.js');

export type MakeProgram = (files: readonly string[]) => Program;

export const hotpix =
  (name: string, ...args: readonly string[]): MakeProgram =>
  (files) => ({ name, commands: [[process.execPath, HOTPIX, 'scan', '--quiet', ...args, ...files]] });

export const sharpFloor: MakeProgram = (files) => ({
  name: 'decoding with sharp, 2 in flight',
  commands: [[process.execPath, here('programs/sharp-floor.mjs'), ...files]],
});

/** The first Python that has numpy and PIL; the system's may stand behind another. */
const python = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import numpy, PIL']).status === 0,
);

/** Undefined where no Python has what it needs. */
export function article(): MakeProgram | undefined {
  if (python === undefined) return undefined;
  return (files) => ({
    name: "the article's program",
    commands: [[python, here('programs/article.py'), ...files]],
  });
}

/** Undefined where there is no compiler, or no LibRaw to compile against. */
export function libraw(): MakeProgram | undefined {
  const program = join(tmpdir(), 'hotpix-libraw-floor');
  const compiled = spawnSync('c++', ['-O2', '-o', program, here('programs/libraw-floor.cpp'), '-lraw']);
  if (compiled.status !== 0) return undefined;
  return (files) => ({
    name: 'native LibRaw, 2 processes',
    commands: [0, 1].map((half) => [program, ...files.filter((_, i) => i % 2 === half)]),
  });
}

export const start: readonly Program[] = [
  { name: 'node -e 0', commands: [[process.execPath, '-e', '0']] },
  { name: 'hotpix --help', commands: [[process.execPath, HOTPIX, '--help']] },
];

/** What measured, for the page. */
export function machine(): string {
  const versionOf = (program: string, ...args: string[]): string => {
    try {
      return execFileSync(program, args, { encoding: 'utf8' }).trim();
    } catch {
      return 'absent';
    }
  };
  const versions = versionOf(
    python ?? 'python3',
    '-c',
    'import sys, numpy, PIL; print(sys.version.split()[0], "numpy", numpy.__version__, "Pillow", PIL.__version__)',
  );
  return `Node ${process.version}, Python ${versions}, LibRaw ${versionOf('pkg-config', '--modversion', 'libraw')}`;
}
