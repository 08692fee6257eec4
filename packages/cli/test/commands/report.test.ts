/** hotpix report of saved Results, in this process. */
import { sampleResult } from '@hotpix/core/testing';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const raw = await sampleResult();
const { mosaic: _, ...frame } = raw.frame!;
const picture = { ...raw, frame: { ...frame, channels: 3 as const, bits: 8, lossy: true } };

test('a list that only raw files can have is written of those, and the others are told', async () => {
  await folder.write('both.json', JSON.stringify([raw, picture]));
  const { code, stderr } = await run(folder.path, 'report', 'both.json', '--report', 'dcraw=bad.txt');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^hotpix: No dcraw of hotpix simulated no\. 1, 64 x 48, RGB: Expected a Result of raw files/);
  expect((await readdir(folder.path)).filter((name) => name.startsWith('bad'))).toHaveLength(1);
});

test('what many cameras cannot have is one line with their number and the first names', async () => {
  const of = (serial: string) => ({ ...picture, camera: { ...raw.camera, serial } });
  await folder.write('all.json', JSON.stringify([raw, ...['2', '3', '4', '5'].map(of)]));
  const { code, stdout, stderr } = await run(folder.path, 'report', 'all.json', '--report', 'dcraw=bad.txt');
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^hotpix: No dcraw of 4 cameras \(hotpix simulated no\. 2, 64 x 48; .* no\. 3, .*; .* no\. 4, 64 x 48 and 1 more\): Expected .*\n$/,
  );
  expect(stdout).toContain('\nWrote bad.hotpix-simulated-1-64x48-raw.txt\n');
});

test('a list that no Result can have ends the command, without the names of plugins and hooks', async () => {
  await folder.write('picture.json', JSON.stringify(picture));
  const { code, stderr } = await run(folder.path, 'report', 'picture.json', '--report', 'dcraw=bad.txt');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^hotpix: bad\.txt: No dcraw of .*: Expected a Result of raw files for a list of dcraw/);
  expect(stderr).not.toMatch(/plugin|hook/);
});

test('of a Result without a verdict no list is written, which would call the camera clean, and the summary says why', async () => {
  const refused = { ...raw, status: 'refused', reason: 'The photographs show one scene.', defects: [] };
  await folder.write('refused.json', JSON.stringify(refused));
  const { code, stdout, stderr } = await run(folder.path, 'report', 'refused.json', '--report', 'dcraw=bad.txt');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^hotpix: No dcraw of .*: Expected a Result with a verdict .* The photographs show one scene\.\n$/,
  );
  expect(stdout).toContain('No verdict');
  expect((await readdir(folder.path)).filter((name) => name.startsWith('bad'))).toEqual([]);
});

test('a list that no Result can have does not keep other reports from being written', async () => {
  await folder.write('picture.json', JSON.stringify(picture));
  const args = ['--report', 'dcraw=bad.txt', '--json', 'again.json', '--html', 'page.html'];
  const { code, stdout } = await run(folder.path, 'report', 'picture.json', ...args);
  expect(code).toBe(2);
  expect(stdout).toMatch(/\nWrote again\.json, page\.html\n$/);
  expect((await readdir(folder.path)).sort()).toEqual(['again.json', 'page.html', 'picture.json']);
});

test('for some conditions lists what will show there, and the terminal tells what is known of them', async () => {
  const fit = { offset: 0, rate: 10, iso: 100 };
  const [first, second, ...others] = raw.defects.map((defect) => ({ ...defect, kind: 'hot' as const, fit }));
  const defects = [{ ...first, fit: { ...fit, rate: 1e4 } }, { ...second, kind: 'dead' as const }, ...others];
  await folder.write('raw.json', JSON.stringify({ ...raw, defects }));
  const args = ['report', 'raw.json', '--for', 'iso=100,exposure=0.1', '--report', 'dcraw=list.txt'];
  const { code, stdout } = await run(folder.path, ...args);
  expect(code).toBe(0);
  expect(stdout).toContain(`At ISO 100, 1/10 s: 2 of ${defects.length} defects will show, ${others.length} will not.`);
  expect(stdout).toMatch(/Photographs by ISO and exposure, to the nearest stop:\n +1\/125 s\nISO 100 +\d+\n/);
  const list = await readFile(join(folder.path, 'list.txt'), 'utf8');
  expect(list.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(2);
});

test('conditions that lack the exposure are refused', async () => {
  const { code, stderr } = await run(folder.path, 'report', 'raw.json', '--for', 'iso=100');
  expect(code).toBe(2);
  expect(stderr).toContain("expected '--for' to be ISO, exposure in seconds");
});
