/** What `hotpix fix` takes for one large photograph, the whole command. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCamera, mixedSettings, procedural, toDng, toJpeg, type DefectPlan } from '@hotpix/simulator';

export interface TimeRow {
  readonly file: string;
  readonly method: string;
  /** Samples that were repaired. */
  readonly samples: number;
  /** Median, in seconds. */
  readonly seconds: number;
}

const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/hotpix.js', import.meta.url));
const SIZE = { width: 6000, height: 4000 };
/** A sensor of some years with a bad column and a bad row. */
const PLAN: DefectPlan = { hot: 200, stuck: 20, dead: 20, cluster: 20, column: 1, row: 1 };
/** As few as a scan judges. */
const PHOTOGRAPHS = 6;
const ROUNDS = 5;
const REPAIRED = /, ([\d,]+) samples in all/;

/** @yields the rows of DNG and JPEG */
export async function* timeFix(): AsyncGenerator<TimeRow> {
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-bench-'));
  try {
    await photograph(folder);
    for (const kind of ['dng', 'jpg']) {
      hotpix(folder, ['scan', kind, '--json', `${kind}.json`, '--quiet'], [0, 1]);
      for (const method of kind === 'dng' ? ['lmmse', 'mean'] : ['membrane']) yield time(folder, kind, method);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function photograph(folder: string): Promise<void> {
  const camera = createCamera({ ...SIZE, seed: 23, defects: PLAN });
  for (const kind of ['dng', 'jpg']) mkdirSync(join(folder, kind));
  for (let index = 0; index < PHOTOGRAPHS; index++) {
    const shot = camera.photograph(procedural(23, index), { ...mixedSettings(23, index), index });
    writeFileSync(join(folder, 'dng', `${index}.dng`), toDng(shot));
    writeFileSync(join(folder, 'jpg', `${index}.jpg`), await toJpeg(shot));
  }
}

function time(folder: string, kind: string, method: string): TimeRow {
  const choice = kind === 'dng' ? ['--method', method] : [];
  const args = ['fix', join(kind, `0.${kind}`), '--map', `${kind}.json`, '--out', 'out', '--overwrite', ...choice];
  let said = '';
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    said = hotpix(folder, args, [0]);
    return (performance.now() - start) / 1000;
  }).sort((a, b) => a - b);
  return { file: kind.toUpperCase(), method, samples: samplesIn(said), seconds: times[ROUNDS >> 1] };
}

function samplesIn(said: string): number {
  const [, samples] = REPAIRED.exec(said) ?? [];
  if (samples === undefined) throw new Error(`Expected \`fix\` to say how many samples it repaired, got: ${said}`);
  return Number(samples.replaceAll(',', ''));
}

/** @returns what it printed */
function hotpix(folder: string, args: readonly string[], codes: readonly number[]): string {
  try {
    return execFileSync(process.execPath, [COMMAND, ...args], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    if (codes.includes(status)) return stdout;
    throw error;
  }
}
