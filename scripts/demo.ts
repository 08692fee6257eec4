// The whole of hotpix on a camera whose defects are known: simulate, scan, compare with the truth, repair.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseResult } from '@hotpix/result';
import { createCamera, simulate } from '@hotpix/simulator';
import { scoreSought, soughtOf } from '../bench/accuracy/score-camera.ts';
import { CAMERA, FRAMES } from './demo/camera.ts';
import { comparisonTable } from './demo/comparison-table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dir = join(root, 'demo');
const bin = join(root, 'packages/cli/dist/bin.js');
const REPAIRED = 3;

/** Runs hotpix as a user would, from the root of the project. */
function hotpix(...args: string[]): void {
  console.log(`\n$ hotpix ${args.map((arg) => relative(root, arg) || arg).join(' ')}`);
  const [command, ...rest] = args;
  execFileSync(process.execPath, [bin, command, ...rest.map((arg) => relative(root, arg) || arg)], {
    cwd: root,
    stdio: 'inherit',
  });
}

function show(text: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r${text}` : '');
}

rmSync(dir, { recursive: true, force: true });
console.log(`Photographing ${FRAMES} scenes with a simulated camera ...`);
const truth = await simulate({
  dir: join(dir, 'photos'),
  camera: CAMERA,
  frames: FRAMES,
  onFrame: (done, of) => show(`${done}/${of} `),
});
console.log(`${truth.defects.length} defects are built in; demo/photos/truth.json lists them.`);

for (const format of ['dng', 'jpeg'] as const) {
  const photos = join(dir, 'photos', format);
  const [json, html] = [join(dir, `${format}.json`), join(dir, `${format}.html`)];
  hotpix('scan', photos, '--json', json, '--html', html, '--top', '5');
  const { defects } = parseResult(readFileSync(json, 'utf8'));
  const developed = { isPicture: format === 'jpeg' };
  const sought = soughtOf(createCamera(CAMERA), truth.frames, developed);
  console.log(`\n${comparisonTable(scoreSought(defects, sought, developed))}`);
  const some = truth.frames.slice(0, REPAIRED).flatMap(({ files }) => files.filter((file) => file.startsWith(format)));
  hotpix(
    'fix',
    ...some.map((file) => join(dir, 'photos', file)),
    '--map',
    json,
    '--out',
    join(dir, 'repaired', format),
    '--top',
    '1',
  );
}

console.log(`
Reports:            demo/dng.html, demo/jpeg.html
Repaired pictures:  demo/repaired/dng, demo/repaired/jpeg`);
