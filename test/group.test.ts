/** Mixed folders: a Result per camera, end to end. */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { parseResults } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { simulate, type Defect } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { notFound } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const run = (...args: string[]) => command(at(), args);

/** The defects of a second body of the model: in other places. */
const TWIN: readonly Defect[] = [
  { kind: 'hot', x: 100, y: 44, rate: 3000, offset: 4000 },
  { kind: 'hot', x: 70, y: 80, rate: 3000, offset: 4000 },
];
const STRANGER = { ...CAMERA, make: 'Evil', model: '../../\u202eout', serial: '', defects: [] };

/** Two bodies of one model with raw files and JPEGs, and one picture of a camera with a hostile name. */
beforeAll(async () => {
  await simulate({ dir: at('mixed/one'), camera: CAMERA, frames: 5 });
  await simulate({ dir: at('mixed/two'), camera: { ...CAMERA, serial: '0002', defects: TWIN }, frames: 4 });
  await simulate({ dir: at('stranger'), camera: STRANGER, frames: 2, formats: ['dng'] });
  await mkdir(at('mixed/three'));
  await copyFile(at('stranger/dng/frame-0001.dng'), at('mixed/three/frame.dng'));
  await run('scan', 'mixed', '--group', '--json', 'grouped.json', '--quiet');
  await run('scan', 'mixed', '--json', 'majority.json', '--quiet');
}, 120_000);

const read = async (name: string): Promise<Result[]> => parseResults(await readFile(at(name), 'utf8'));
const shown = (defects: readonly Defect[]): Defect[] => defects.map((at) => ({ ...at, x: at.x - 16, y: at.y - 10 }));

describe('a scan with --group', () => {
  test('gives each camera, body and kind of file a Result, the largest first', async () => {
    const results = await read('grouped.json');
    expect(results.map(({ camera, frame, status }) => [camera?.serial, frame?.channels, status])).toEqual([
      ['0001', 1, 'complete'],
      ['0001', 3, 'complete'],
      ['0002', 1, 'complete'],
      ['0002', 3, 'complete'],
      ['', 1, 'insufficient'],
    ]);
  });

  test('finds the defects of each body in its own photographs', async () => {
    const [one, oneJpeg, two, twoJpeg] = await read('grouped.json');
    expect([one.defects.length, notFound(one, DEFECTS)]).toEqual([DEFECTS.length, []]);
    expect([two.defects.length, notFound(two, TWIN)]).toEqual([TWIN.length, []]);
    expect(notFound(oneJpeg, shown(DEFECTS), 1)).toEqual([]);
    expect(notFound(twoJpeg, shown(TWIN), 1)).toEqual([]);
  });

  test('never counts a photograph for two cameras, and loses none', async () => {
    const results = await read('grouped.json');
    const used = results.flatMap(({ files }) => files.filter(({ status }) => status === 'used'));
    expect(new Set(used.map(({ path }) => path)).size).toBe(used.length);
    expect(used).toHaveLength(19);
    for (const { files } of results) expect(files).toHaveLength(21);
    for (const { camera, files } of results) {
      const own = files.filter(({ status }) => status === 'used');
      expect(new Set(own.map((row) => row.camera?.serial))).toEqual(new Set([camera?.serial]));
    }
  });

  test('has the Result of a scan without it as the first', async () => {
    const [first] = await read('grouped.json');
    expect(first).toEqual((await read('majority.json'))[0]);
  });

  test('is the same by way of States', async () => {
    for (const part of ['one', 'two', 'three'])
      await run('scan', `mixed/${part}`, '--state', `${part}.state`, '--quiet');
    const { stdout } = await run('merge', 'one.state', 'two.state', 'three.state', '--group', '--json', '-', '--quiet');
    expect(stdout).toBe(await readFile(at('grouped.json'), 'utf8'));
  });

  test('prints a summary a camera, and the files once', async () => {
    const { code, stdout } = await run('scan', 'mixed', '--group', '--html', 'pages/report.html', '--verbose');
    expect(code).toBe(0);
    const heads = stdout.split('\n').filter((line) => line.startsWith('Camera '));
    expect(heads).toEqual([
      'Camera 1 of 5: Evil ../../\ufffdout, 240 x 180 RGGB, 1 ordinary photograph (guessed)',
      'Camera 2 of 5: Hotpix Simulated, no. 0001, 240 x 180 RGGB, 5 ordinary photographs (guessed)',
      'Camera 3 of 5: Hotpix Simulated, no. 0001, 216 x 162 RGB, 5 ordinary photographs (guessed)',
      'Camera 4 of 5: Hotpix Simulated, no. 0002, 240 x 180 RGGB, 4 ordinary photographs (guessed)',
      'Camera 5 of 5: Hotpix Simulated, no. 0002, 216 x 162 RGB, 4 ordinary photographs (guessed)',
    ]);
    expect(stdout).toContain('\n\nNo verdict. Expected at least 2 photographs');
    expect(stdout).toContain('\n21 files: 19 used, 2 set aside, 0 failed.\n');
    expect(stdout).not.toContain('needs a scan of its own');
    expect(stdout).toMatch(
      /\n\nNO VERDICT {2}Evil .*\njudged {6}Hotpix Simulated no\. 0001, 240 x 180, raw: 5 defects\njudged {6}Hotpix Simulated no\. 0001, 216 x 162, JPEG: \d defects\n(.*\n){2}\nWrote /,
    );
  });

  test('tells of cameras that need no look in a line each, and of the others all', async () => {
    const { stdout } = await run('scan', 'mixed', '--group');
    expect(stdout.match(/^Camera .*/gm)).toEqual([expect.stringContaining('Camera 1 of 5: Evil')]);
    expect(stdout).toMatch(/\n4 cameras take one line each(, \d of them with warnings)?; --verbose tells all\.\n$/);
    expect((await run('report', 'grouped.json')).stdout.match(/^Camera .*/gm)).toHaveLength(5);
  });

  test('writes a page per camera beside the name, one that leads to them, and says how many', async () => {
    const pages = [
      'report.evil-out-240x180-raw.html',
      'report.hotpix-simulated-0001-216x162-jpeg.html',
      'report.hotpix-simulated-0001-240x180-raw.html',
      'report.hotpix-simulated-0002-216x162-jpeg.html',
      'report.hotpix-simulated-0002-240x180-raw.html',
    ];
    expect((await readdir(at('pages'))).sort()).toEqual([...pages, 'report.html'].sort());
    const index = await readFile(at('pages/report.html'), 'utf8');
    for (const page of pages) expect(index).toContain(`href="${page}"`);
    const { stdout } = await run('report', 'grouped.json', '--html', 'again/report.html', '--json', 'again.json');
    for (const page of pages) expect(await readFile(at('again', page), 'utf8')).toContain('<!doctype html>');
    expect(stdout).toMatch(
      /\nWrote again\.json, again\/report\.html, 5 files, one per camera \(again\/report\..+\.html, again\/report\..+\.html, again\/report\..+\.html and 2 more\)\n/,
    );
    expect(await readFile(at('again.json'), 'utf8')).toBe(await readFile(at('grouped.json'), 'utf8'));
  });

  test('is a list and a name with the camera also where there is one camera alone', async () => {
    await run('scan', 'mixed/one/dng', '--group', '--json', 'alone.json', '--html', 'alone/a.html', '--quiet');
    expect(JSON.parse(await readFile(at('alone.json'), 'utf8'))).toHaveLength(1);
    expect(await readdir(at('alone'))).toEqual(['a.hotpix-simulated-0001-240x180-raw.html', 'a.html']);
  });

  test('does not take the pages of an earlier one for files of the set', async () => {
    await mkdir(at('own'));
    for (const n of [1, 2]) await copyFile(at(`mixed/one/dng/frame-000${n}.dng`), at(`own/${n}.dng`));
    const args = ['scan', 'own', '--group', '--html', 'own/page.html', '--json', 'own/all.json', '--quiet'];
    await run(...args);
    await run(...args);
    expect((await read('own/all.json'))[0].files.map(({ path }) => path)).toEqual(['own/1.dng', 'own/2.dng']);
  });

  test('puts pages of several cameras into no pipe, and says so before the scan', async () => {
    const { code, stdout, stderr } = await run('scan', 'mixed', '--group', '--html', '-');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^hotpix: Expected a file for the reports of 'html', of which --group writes one per camera/,
    );
  });

  test('ends with 2 where there is no verdict on any camera, and tells why, once for all', async () => {
    const photographs = ['mixed/three/frame.dng', 'mixed/one/dng/frame-0001.dng'];
    const { code, stderr } = await run('scan', ...photographs, '--group', '--quiet');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^hotpix: 2 cameras \(Hotpix Simulated no\. 0001, 240 x 180; Evil .+, 240 x 180\): No verdict\. .+\n$/,
    );
  });
});

describe('a scan without --group', () => {
  test('says that there is one', async () => {
    expect((await run('report', 'majority.json')).stdout).toContain('--group gives each its Result');
  });
});

describe('a grouped map', () => {
  test('repairs each photograph by the Result of its own camera, as a scan with --group does', async () => {
    const both = ['mixed/one', 'mixed/two'];
    const mapped = await run('fix', ...both, '--map', 'grouped.json', '--out', 'mapped');
    expect(mapped).toMatchObject({ code: 0, stderr: '' });
    expect(mapped.stdout).toMatch(/^Repaired 18 of 18 photographs, /);
    expect(mapped.stdout).toContain('mixed/one/dng/frame-0001.dng -> mapped/one/dng/frame-0001.dng  (5 samples)\n');
    expect(mapped.stdout).toMatch(/\n {2}and 8 more\n/);
    const ofTwo = await run('fix', 'mixed/two/dng', '--map', 'grouped.json', '--dry-run');
    expect(ofTwo.stdout).toContain('mixed/two/dng/frame-0001.dng  (2 samples)\n');
    await run('fix', ...both, '--group', '--out', 'scanned', '--quiet');
    for (const path of ['one/dng/frame-0002.dng', 'two/dng/frame-0002.dng', 'two/jpeg/frame-0003.jpg']) {
      expect((await readFile(at('scanned', path))).equals(await readFile(at('mapped', path)))).toBe(true);
    }
  });

  test('says of a photograph that its camera is not among those of the map', async () => {
    const [one] = await read('grouped.json');
    await writeFile(at('raw.json'), JSON.stringify([one, (await read('grouped.json'))[2]]));
    const jpeg = 'mixed/one/jpeg/frame-0001.jpg';
    const { code, stdout, stderr } = await run('fix', jpeg, 'mixed/two/dng', '--map', 'raw.json', '--dry-run');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Would repair 4 of 5 photographs, 8 samples in all\.\n/);
    expect(stderr).toBe(
      `hotpix: ${jpeg}: Expected a photograph of the size and kind that the map is of (Hotpix Simulated no. 0001, 240 x 180, raw mosaic), got one of Hotpix Simulated no. 0001, 216 x 162, RGB, the same camera at another size or kind of file. Positions differ between raw files and JPEGs, and between sizes: scan photographs like this one for a map of their own.\n`,
    );
  });

  test('leaves a photograph alone whose camera has no verdict, and says why', async () => {
    const photographs = ['mixed/three/frame.dng', 'mixed/two/dng'];
    for (const by of [['--map', 'grouped.json'], ['--group']]) {
      const { code, stdout, stderr } = await run('fix', ...photographs, ...by, '--dry-run');
      expect(code).toBe(2);
      expect(stdout).toContain('Would repair 4 of 5 photographs, 8 samples in all.\n');
      expect(stderr).toMatch(/^hotpix: mixed\/three\/frame\.dng: There is nothing to repair Evil .+ by: Expected at/);
    }
  });

  test('counts the photographs of a camera without defects', async () => {
    const results = await read('grouped.json');
    await writeFile(at('clean.json'), JSON.stringify([{ ...results[0], defects: [] }, results[2]]));
    const photographs = ['mixed/one/dng', 'mixed/two/dng'];
    const { code, stdout } = await run('fix', ...photographs, '--map', 'clean.json', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Would repair 4 of 9 photographs, /);
    expect(stdout).toContain('\nNot repaired: 5 files of a camera without defects.\n');
  });
});
