/** Text out of files and their names, which may have been made to do harm. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createCamera, mixedSettings, procedural, toDng, toJpeg } from '@hotpix/simulator';
import { beforeAll, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { type Run } from './support/hotpix.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const EVIL = '\u001b[2J\u001b]0;owned\u0007</script><img src=x onerror=alert(1)>';
const EVIL_NAME = process.platform === 'win32' ? "a'b&c.dng" : 'a\u001b[31m\u202egnp\n<img src=x onerror=alert(2)>.dng';

beforeAll(async () => {
  for (const kind of ['dng', 'jpeg']) await mkdir(at(kind));
  const camera = createCamera({ ...CAMERA, make: EVIL, model: EVIL, serial: EVIL });
  for (let index = 0; index < 3; index++) {
    const shot = camera.photograph(procedural(13, index), { ...mixedSettings(13, index), index });
    await writeFile(at('dng', `${index}.dng`), toDng(shot));
    await writeFile(at('jpeg', `${index}.jpg`), await toJpeg(shot));
    if (index === 0) await writeFile(at('dng', EVIL_NAME), toDng(shot).subarray(0, 10_000));
  }
});

/** Nothing but line ends may control the terminal. */
function assertHarmless({ stdout, stderr }: Run): void {
  expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

test.each(['dng', 'jpeg'])('a scan of %s shows it as text', async (kind) => {
  const run = await command(at(), ['scan', kind, '--json', `${kind}.json`, '--html', `${kind}.html`]);
  assertHarmless(run);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('[2J');
  const { camera } = await readResult(at(`${kind}.json`));
  expect(camera?.model).toContain('</script>');
});

test('the report holds it as data', async () => {
  const page = await readFile(at('dng.html'), 'utf8');
  expect(page).not.toContain('<img src=x');
  expect(page.match(/<\/script>/g)?.length).toBe(page.match(/<script[\s>]/g)?.length);
});

test('the other commands show it as text', async () => {
  const runs = [
    await command(at(), ['inspect', 'dng']),
    await command(at(), ['report', 'dng.json']),
    await command(at(), ['check', 'dng', '--limit', 'new=0', '--baseline', 'jpeg.json']),
    await command(at(), ['fix', 'dng', 'jpeg', '--map', 'dng.json', '--out', 'fixed']),
    await command(at(), ['scan', `dng/${EVIL_NAME}`]),
    await command(at(), ['scan', EVIL_NAME, '--json', EVIL_NAME]),
  ];
  for (const run of runs) assertHarmless(run);
  expect(runs.map(({ code }) => code)).toEqual([2, 0, 2, 2, 2, 2]);
});

test('a saved Result that says other things than a scan would is shown as text', async () => {
  const result = JSON.parse(await readFile(at('dng.json'), 'utf8'));
  result.defects[0].colour = EVIL;
  result.checks = [{ name: EVIL, status: 'warning', message: EVIL }];
  result.limits = [{ name: EVIL, limit: 1, actual: 0, exceeded: false }];
  await writeFile(at('forged.json'), JSON.stringify(result));
  const run = await command(at(), ['report', 'forged.json', '--html', 'forged.html']);
  assertHarmless(run);
  expect(run.code).toBe(0);
  expect(await readFile(at('forged.html'), 'utf8')).not.toContain('<img src=x');
});
