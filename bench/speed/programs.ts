/** What is measured, and beside what. */
import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './run.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const HOTPIX = here('../../packages/cli/bin/hotpix.js');

export type MakeProgram = (files: readonly string[]) => Program;

/** What cannot run here, and why. */
export interface Absent {
  readonly absent: string;
}

export const hotpix =
  (name: string, ...args: readonly string[]): MakeProgram =>
  (files) => ({ name, commands: [[process.execPath, HOTPIX, 'scan', '--quiet', ...args, ...files]] });

/** What people look at: defects in their surroundings, in up to 32 of the photographs, before and after a repair. */
export const report = hotpix('hotpix scan --html (with the report)', '--html', join(tmpdir(), 'hotpix-bench.html'));

/** Repaired copies, by the defects that a scan of some photographs found. */
export function repair(scanned: readonly string[]): MakeProgram {
  const [map, out] = ['hotpix-bench.json', 'hotpix-bench-repaired'].map((name) => join(tmpdir(), name));
  execFileSync(process.execPath, [HOTPIX, 'scan', '--quiet', '--json', map, ...scanned], { cwd: tmpdir() });
  const options = ['--quiet', '--overwrite', '--map', map, '--out', out];
  return (files) => ({ name: 'hotpix fix', commands: [[process.execPath, HOTPIX, 'fix', ...options, ...files]] });
}

export const sharpFloor: MakeProgram = (files) => ({
  name: 'decoding with sharp, 2 in flight',
  commands: [[process.execPath, here('programs/sharp-floor.mjs'), ...files]],
});

/** `hotpix scan` on some of the processors, with as many lanes. */
export const onProcessors = (number: number): MakeProgram | Absent => {
  const name = `${number} ${number === 1 ? 'processor' : 'processors'}`;
  if (number > availableParallelism()) return { absent: `${name}: this machine has ${availableParallelism()}.` };
  if (spawnSync('taskset', ['--version']).error)
    return { absent: `${name}: there is no \`taskset\`, which binds them.` };
  return (files) => ({
    name,
    commands: [['taskset', '--cpu-list', `0-${number - 1}`, process.execPath, HOTPIX, 'scan', '--quiet', ...files]],
  });
};

/** The first Python that has some modules; the system's may stand behind another. */
function pythonWith(modules: string): string | undefined {
  const own = process.env.HOTPIX_BENCH_PYTHON;
  const programs = [...(own === undefined ? [] : [own]), 'python3', '/usr/bin/python3'];
  return programs.find((program) => spawnSync(program, ['-c', `import ${modules}`]).status === 0);
}

const python = pythonWith('numpy, PIL');

function pythonProgram(name: string, file: string, modules: string): MakeProgram | Absent {
  const program = pythonWith(modules);
  if (program === undefined) return { absent: `${name}: no Python here has ${modules}.` };
  return (files) => ({ name, commands: [[program, here(`programs/${file}`), ...files]] });
}

export const article = (): MakeProgram | Absent => pythonProgram("the article's program", 'article.py', 'numpy, PIL');

export const carefulNumpy = (): MakeProgram | Absent =>
  pythonProgram('a careful user of numpy', 'careful.py', 'numpy, PIL');

export const rawpyEnhance = (): MakeProgram | Absent =>
  pythonProgram('rawpy.enhance', 'rawpy-enhance.py', 'rawpy.enhance');

export function libraw(): MakeProgram | Absent {
  const program = join(tmpdir(), 'hotpix-libraw-floor');
  const compiled = spawnSync('c++', ['-O2', '-o', program, here('programs/libraw-floor.cpp'), '-lraw']);
  if (compiled.status !== 0) return { absent: 'native LibRaw: there is no compiler, or no LibRaw to compile against.' };
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
