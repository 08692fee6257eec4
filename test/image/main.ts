// Runs the steps of the Dockerfile on this machine, a folder for each stage, and scans photographs by what comes out.
// usage: npm run test:image
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseResult } from '@hotpix/result';
import { simulate } from '@hotpix/simulator';
import picomatch from 'picomatch';
import { readDockerfile, type Instruction, type Stage } from './dockerfile.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Whom a container runs as that is not root, by their numbers on Debian. */
const NOBODY = 65_534;

interface Built {
  /** The folder that stands for `/`. */
  readonly root: string;
  readonly folder: string;
  readonly entrypoint: readonly string[];
}

const temporary = mkdtempSync(join(tmpdir(), 'hotpix-image-'));
chmodSync(temporary, 0o755);
try {
  const built = new Map<string, Built>();
  const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'));
  for (const [i, stage] of stages.entries()) built.set(stage.name, build(stage, join(temporary, String(i)), built));
  await use([...built.values()].at(-1) as Built);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function build({ instructions }: Stage, stageRoot: string, others: ReadonlyMap<string, Built>): Built {
  let built: Built = { root: stageRoot, folder: stageRoot, entrypoint: [] };
  for (const instruction of instructions) {
    console.log(`${instruction.name} ${instruction.text}`);
    built = step(instruction, built, others);
  }
  return built;
}

function step({ name, text }: Instruction, built: Built, others: ReadonlyMap<string, Built>): Built {
  const inside = (path: string): string => (path.startsWith('/') ? join(built.root, path) : join(built.folder, path));
  switch (name) {
    case 'WORKDIR':
      mkdirSync(inside(text), { recursive: true });
      return { ...built, folder: inside(text) };
    case 'COPY': {
      const [, stage, from, to] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(text) ?? [];
      const other = others.get(stage ?? '');
      if (other) cpSync(join(other.root, from), inside(to), { recursive: true, verbatimSymlinks: true });
      else copyContext(inside(to));
      return built;
    }
    case 'RUN':
      execFileSync('sh', ['-c', text], { cwd: built.folder, stdio: 'inherit' });
      return built;
    case 'ENTRYPOINT':
      return {
        ...built,
        entrypoint: (JSON.parse(text) as string[]).map((part) => (part.startsWith('/') ? inside(part) : part)),
      };
    default:
      return built;
  }
}

/** What a clone has, but for what `.dockerignore` leaves out. */
function copyContext(to: string): void {
  const patterns = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  const isIgnored = picomatch(
    patterns.flatMap((pattern) => [pattern, `${pattern}/**`]),
    { dot: true },
  );
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files.filter((path) => !isIgnored(path))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
}

/** As nobody, where this process may: the image is not run as root. */
async function use({ folder, entrypoint: [command, ...args] }: Built): Promise<void> {
  const camera = {
    seed: 5,
    width: 320,
    height: 240,
    defects: [{ kind: 'hot', x: 50, y: 60, rate: 2000, offset: 900 }],
  } as const;
  await simulate({ dir: folder, camera, frames: 8, formats: ['dng'] });
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const { status, stdout, stderr } = spawnSync(command, [...args, 'scan', 'dng', '--json', '-', '--quiet'], {
    ...{ cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
    ...user,
    env: { PATH: process.env.PATH },
  });
  if (status !== 0) throw new Error(`Expected a scan in the image, got exit code ${String(status)}: ${stderr}`);
  const { defects } = parseResult(stdout);
  const isFound = defects.some(({ x, y }) => x === 50 && y === 60);
  console.log(`The image found ${defects.length} defects${isFound ? '' : ', but not the one that is there'}.`);
  process.exitCode = isFound ? 0 : 1;
}
