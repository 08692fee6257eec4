/** Movies and other large files among photographs, whatever they are called and begin with: no command reads one whole. */
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { createCamera, mixedSettings, procedural, toDng, toJpeg } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const camera = createCamera(CAMERA);
const shot = (index: number) => camera.photograph(procedural(13, index), { ...mixedSettings(13, index), index });
const TEN_GB = 10e9;
const REASON = 'got one of 10.0 GB. Files of up to 1.0 GB are read; leave it out.';

// Files without blocks are no matter of course elsewhere.
describe.runIf(process.platform === 'linux')('files of 10 GB', () => {
  const heads: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
    'begun.jpg': () => toJpeg(shot(0)),
    'begun.dng': () => toDng(shot(0)),
    'empty.cr2': () => new Uint8Array(),
    'movie.mp4': () => Buffer.from('\0\0\0\x20ftypisom', 'latin1'),
    notes: () => new Uint8Array(),
  };

  beforeAll(async () => {
    await mkdir(at('set'));
    for (let i = 1; i < 7; i++) await writeFile(at('set', `${i}.dng`), toDng(shot(i)));
    for (const [name, head] of Object.entries(heads)) {
      await writeFile(at('set', name), await head());
      await truncate(at('set', name), TEN_GB);
    }
  });

  test('fail or are set aside in a scan that is resumed and grouped, and the others are judged', async () => {
    for (let i = 0; i < 2; i++) {
      const run = await command(at(), [
        'scan',
        'set',
        '--group',
        '--state',
        'a.state',
        '--json',
        'all.json',
        '--force',
      ]);
      expect(run.stdout).toContain('3 files (set/begun.dng, set/begun.jpg, set/empty.cr2)');
      expect(run.stdout).toContain(REASON);
      expect(run.stdout).toContain('11 files: 6 used, 2 set aside, 3 failed.');
    }
    expect((await command(at(), ['merge', 'a.state', '--json', 'map.json', '--force'])).code).toBe(0);
    expect((await readResult(at('map.json'))).files).toHaveLength(11);
  });

  test('are not repaired, also where a run is resumed', async () => {
    for (let i = 0; i < 2; i++) {
      const { stderr } = await command(at(), ['fix', 'set', '--map', 'map.json', '--out', 'out', '--resume']);
      expect(stderr.match(/got one of 10\.0 GB/g)?.length).toBeGreaterThan(0);
    }
    const { code } = await command(at(), ['fix', 'set/1.dng', '--map', 'map.json', '--out', 'out', '--overwrite']);
    expect(code).toBe(0);
  });

  test('are no maps, baselines and States', async () => {
    for (const args of [
      ['fix', 'set/1.dng', '--map', 'set/notes', '--out', 'o'],
      ['check', 'set', '--baseline', 'set/notes', '--limit', 'new=0'],
      ['report', 'set/notes'],
      ['merge', 'set/notes', '--json', 'm.json'],
    ]) {
      const { code, stderr } = await command(at(), args);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(stderr).toMatch(/Expected/);
    }
  });
});
