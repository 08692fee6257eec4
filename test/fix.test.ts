/** hotpix fix, end to end. */
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { hotpix } from './support/hotpix.ts';
import { unpackRaw } from './support/libraw.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

beforeAll(async () => {
  await simulate({ dir: at('photos'), camera: CAMERA, frames: 6 });
  await simulate({ dir: at('other'), camera: { ...CAMERA, model: 'Another', serial: '7' }, frames: 2 });
  await command(at(), ['scan', 'photos/dng', '--json', 'dng.json', '--quiet']);
  await command(at(), ['scan', 'photos/jpeg', '--json', 'jpeg.json', '--quiet']);
});

const fix = (...args: string[]) => command(at(), ['fix', ...args]);
const FRAMES = [1, 2, 3, 4, 5, 6].map((n) => `frame-000${n}`);

/** The bytes of all files below a folder, by their names. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(at(folder), { recursive: true })).sort();
  const files: Record<string, string> = {};
  for (const name of names) {
    if ((await stat(at(folder, name))).isFile()) files[name] = (await readFile(at(folder, name))).toString('base64');
  }
  return files;
}

describe('with a map', () => {
  test('raw photographs get new samples at the defects and nowhere else', async () => {
    const before = await contentOf('photos');
    const { code, stdout, stderr } = await hotpix(at(), ['fix', 'photos/dng', '--map', 'dng.json', '--out', 'raw']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Repaired 6 of 6 photographs, \d+ samples in all\.\n {2}photos\/dng\/frame-0001\.dng -> raw\/frame-0001\.dng {2}\(5 samples\)\n/,
    );
    expect(stdout).not.toContain('smears');
    expect((await readdir(at('raw'))).sort()).toEqual(FRAMES.map((name) => `${name}.dng`));
    const [from, to] = await Promise.all([
      unpackRaw(at('photos/dng/frame-0002.dng')),
      unpackRaw(at('raw/frame-0002.dng')),
    ]);
    const changed = [...from.keys()].filter((i) => from[i] !== to[i]).map((i) => `${i % 240},${Math.floor(i / 240)}`);
    expect(changed.sort()).toEqual(DEFECTS.map(({ x, y }) => `${x},${y}`).sort());
    expect(await contentOf('photos')).toEqual(before);
  });

  test('photographs that have no room in the memory that is allowed are not repaired', async () => {
    const args = ['photos/jpeg', '--map', 'jpeg.json', '--out', 'small', '--memory', '100MB'];
    const { code, stderr } = await fix(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /Expected a memory budget of at least \d+ MB for photographs of 216 x 162 pixels, got 100 MB/,
    );
  });

  test('a list for another program repairs as the Result does that it came of', async () => {
    const lists = ['--report', 'dcraw=.badpixels', '--report', 'fits=mask.fits'];
    expect(await command(at(), ['report', 'dng.json', ...lists])).toMatchObject({ code: 0 });
    for (const list of ['.badpixels', 'mask.fits']) {
      const args = ['photos/dng', '--map', list, '--out', `by-${list}`, '--name', '{name}-repaired', '--quiet'];
      expect(await fix(...args)).toMatchObject({ code: 0, stderr: '' });
      const [ours, theirs] = [await contentOf('raw'), await contentOf(`by-${list}`)];
      expect(Object.keys(theirs)).toEqual(FRAMES.map((name) => `${name}-repaired.dng`));
      expect(Object.values(theirs)).toEqual(Object.values(ours));
    }
  });

  test('in place leaves every original beside its repaired picture', async () => {
    await mkdir(at('mine'));
    for (const name of FRAMES.slice(0, 3)) await copyFile(at(`photos/jpeg/${name}.jpg`), at(`mine/${name}.jpg`));
    const before = await contentOf('mine');
    expect(await hotpix(at(), ['fix', 'mine', '--map', 'jpeg.json', '--in-place', '--quiet'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    const after = await contentOf('mine');
    for (const name of Object.keys(before)) {
      expect(after[`${name}.original`]).toBe(before[name]);
      expect(after[name]).not.toBe(before[name]);
    }
    const again = await fix('mine', '--map', 'jpeg.json', '--in-place', '--resume');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('Not repaired: 3 files repaired already.');
    expect(await contentOf('mine')).toEqual(after);
  });

  test('a resumed run makes the copies that are missing, and leaves the others', async () => {
    await mkdir(at('part'));
    await copyFile(at('raw/frame-0002.dng'), at('part/frame-0002.dng'));
    const { ino } = await stat(at('part/frame-0002.dng'));
    const { code, stdout } = await fix('photos/dng', '--map', 'dng.json', '--out', 'part', '--resume');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Repaired 5 of 6 photographs/);
    expect(stdout).toContain('Not repaired: 1 file repaired already.');
    expect((await stat(at('part/frame-0002.dng'))).ino).toBe(ino);
    expect(await contentOf('part')).toEqual(await contentOf('raw'));
  });

  test('a run that is resumed takes neither a foreign file nor the copy of another for its own', async () => {
    await mkdir(at('traded'));
    await copyFile(at('raw/frame-0003.dng'), at('traded/frame-0002.dng'));
    await writeFile(at('traded/frame-0001.dng'), 'mine');
    const before = await contentOf('traded');
    const { code, stdout, stderr } = await fix('photos/dng', '--map', 'dng.json', '--out', 'traded', '--resume');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Repaired 4 of 6 photographs/);
    for (const name of ['frame-0001.dng', 'frame-0002.dng'])
      expect(stderr).toContain(`'traded/${name}' exists already.`);
    expect(await contentOf('traded')).toMatchObject(before);
  });

  test('repaired copies are set aside by scans and repairs, and do not count as photographs', async () => {
    await mkdir(at('both'));
    for (const name of FRAMES) await copyFile(at(`photos/dng/${name}.dng`), at(`both/${name}.dng`));
    const { stderr } = await fix('both', '--map', 'dng.json', '--out', 'both/repaired');
    expect(stderr).toMatch(/^Note: 'both\/repaired' lies in the folder of the photographs\./);
    const { code, stdout } = await command(at(), ['scan', 'both', '--json', 'both.json']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^5 defects: /);
    expect(stdout).toContain('12 files: 6 used, 6 set aside, 0 failed.');
    expect(stdout).toContain(
      'set aside  6 files (a copy that hotpix repaired): both/repaired/frame-0001.dng and 5 more',
    );
    const { files } = JSON.parse(await readFile(at('both.json'), 'utf8'));
    const copies = files.filter(({ path }: { path: string }) => path.startsWith('both/repaired/'));
    expect(copies.map(({ code: why }: { code: string }) => why)).toEqual(Array(6).fill('repaired'));
    const again = await fix('both', '--map', 'dng.json', '--out', 'third');
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('\nNot repaired: 6 files that hotpix repaired itself.\n');
  });

  test('repaired copies alone are no scan, and are told with what to do', async () => {
    await fix('photos/dng', '--map', 'dng.json', '--out', 'alone');
    const words =
      "No verdict. None of the 6 files could be used. 'alone/frame-0001.dng' and 5 more are copies that hotpix repaired, without the defects of the camera. Use their originals.";
    const { code, stdout } = await command(at(), ['scan', 'alone']);
    expect(code).toBe(2);
    expect(stdout.split('\n')[0]).toBe(words);
    expect(await command(at(), ['scan', 'alone', '--quiet', '--group'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(words),
    });
  });

  test('of JPEGs, too', async () => {
    await fix('photos/jpeg', '--map', 'jpeg.json', '--out', 'jpegs', '--quiet');
    const { code, stdout } = await command(at(), ['check', 'jpegs', '--limit', 'hot=0']);
    expect(code).toBe(2);
    expect(stdout).toContain('6 files: 0 readable, 6 set aside, 0 failed.');
  });

  test('JPEGs stay JPEGs of the same size', async () => {
    const { code } = await fix('photos/jpeg/frame-0001.jpg', '--map', 'jpeg.json', '--out', 'one', '--quiet');
    expect(code).toBe(0);
    expect(await sharp(at('one/frame-0001.jpg')).metadata()).toMatchObject({ format: 'jpeg', width: 216, height: 162 });
  });

  test('photographs of another camera are not touched, and the rest is repaired', async () => {
    const { code, stdout, stderr } = await fix(
      'photos/dng/frame-0001.dng',
      'other/dng',
      '--map',
      'dng.json',
      '--out',
      'mixed',
    );
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Repaired 1 of 3 photographs/);
    expect(stderr).toContain(
      'hotpix: 2 files (other/dng/frame-0001.dng, other/dng/frame-0002.dng): Expected a photograph of the camera of the map (Hotpix Simulated no. 0001, 240 x 180), got one of Hotpix Another no. 7, 240 x 180.',
    );
    expect(await contentOf('mixed')).toHaveProperty(['photos/dng/frame-0001.dng']);
    expect(Object.keys(await contentOf('mixed'))).toHaveLength(1);
  });

  test('a dry run says what it would do and writes nothing', async () => {
    const { code, stdout } = await fix('photos/dng', '--map', 'dng.json', '--out', 'dry', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Would repair 6 of 6 photographs, \d+ samples in all\.\n {2}photos\/dng\/frame-0001\.dng {2}\(5 samples\)\n {4}\(\d+, \d+\) (red|green|blue): [\d,]+ -> [\d,]+ DN, estimated from all colours around\n/,
    );
    await expect(stat(at('dry'))).rejects.toThrow('ENOENT');
  });

  test('what lies beside photographs in a folder is no failure', async () => {
    await mkdir(at('card'));
    await copyFile(at('photos/dng/frame-0001.dng'), at('card/a.dng'));
    await writeFile(at('card/notes.txt'), 'Sunny, f/8.');
    await writeFile(at('card/INDEX'), '');
    const { code, stdout, stderr } = await fix('card', '--map', 'dng.json', '--out', 'beside');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Repaired 1 of 1 photograph, /);
    expect(stdout).toContain('\nNot repaired: 2 files that are no photographs.\n');
  });

  test('files that are no photographs are told, and the rest is repaired', async () => {
    await writeFile(at('empty.dng'), '');
    const { code, stdout, stderr } = await fix(
      'empty.dng',
      'photos/dng/frame-0001.dng',
      '--map',
      'dng.json',
      '--out',
      'some',
    );
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Repaired 1 of 2 photographs/);
    const words = 'Expected a photograph, got a file without a single byte. Copy it again, or leave it out.';
    expect(stderr).toBe(`hotpix: empty.dng: ${words}\n`);
    expect((await command(at(), ['scan', 'empty.dng'])).stdout).toContain(`empty.dng: ${words}`);
    expect((await command(at(), ['inspect', 'empty.dng'])).stdout).toContain(`cannot be decoded  ${words}`);
  });
});

describe('without a map', () => {
  test('the photographs are scanned first', async () => {
    const { code, stdout } = await fix('photos/dng', '--out', 'scanned', '--top', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^5 defects: [^]*\nRepaired 6 of 6 photographs/);
    expect(await contentOf('scanned')).toEqual(await contentOf('raw'));
  });

  test('the config says which, and a dry run needs no folder', async () => {
    await writeFile(at('fix.config.json'), '{ "files": ["photos/jpeg"], "state": "fix.state" }');
    const { code, stdout } = await fix('--config', 'fix.config.json', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Would repair 6 of 6 photographs');
    expect(stdout).toMatch(/\n {4}\(\d+, \d+\) (red|green|blue): \d+ -> \d+ DN, filled evenly from around the smear\n/);
    expect(stdout).toMatch(/\nA lossy picture smears .* that \d defects reached are replaced\.\n/);
    await expect(stat(at('fix.state'))).rejects.toThrow('ENOENT');
  });

  test('a mixed folder is repaired as far as it is of one camera', async () => {
    const { code, stdout } = await fix('photos/dng', 'other/dng', '--out', 'majority');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'set aside  2 files of Hotpix Another no. 7, 240 x 180 (raw mosaic): other/dng/frame-0001.dng and 1 more',
    );
    expect(stdout).toMatch(/\nRepaired 6 of 8 photographs, /);
    expect(stdout).toContain('\nNot repaired: 2 files of another camera, size or kind than the map.\n');
    expect(Object.keys(await contentOf('majority')).sort()).toEqual(FRAMES.map((name) => `${name}.dng`));
  });

  test('raw files and their JPEGs together are all accounted for, also when all is quiet', async () => {
    const { code, stdout, stderr } = await fix('photos', '--out', 'together', '--quiet');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'hotpix: Not repaired: 6 files of another camera, size or kind than the map, 1 file that is no photograph.\n',
    });
  });

  test('it is no scan before the copies have a place', async () => {
    await mkdir(at('full'));
    for (const name of FRAMES.slice(0, 2)) await writeFile(at(`full/${name}.dng`), 'mine');
    await writeFile(at('file'), '');
    const full = await fix('photos/dng', '--out', 'full');
    expect(full).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "hotpix: 'full/frame-0001.dng' and 1 more exist already. Remove them, choose another --out, replace with --overwrite, or make those that are missing with --resume.\n",
    });
    expect(await fix('photos/dng', '--out', 'file/copies')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "hotpix: Expected a folder to write to, got 'file/copies', a path that leads through a file. Check its spelling, or choose another.\n",
    });
  });

  test('nothing can be repaired by one photograph, and it says why', async () => {
    const { code, stdout, stderr } = await fix('photos/dng/frame-0001.dng', 'empty.dng', '--out', 'none');
    expect(code).toBe(2);
    expect(stdout).toContain('failed     empty.dng: ');
    expect(stdout).toContain('No verdict. Expected at least 2 photographs');
    expect(stderr).toBe(
      'hotpix: Nothing repaired: these photographs give no verdict. Repair by the Result of an earlier scan of this camera: --map result.json.\n',
    );
  });
});

describe('originals', () => {
  test('stay when the copies would lie in their place', async () => {
    await mkdir(at('own'));
    for (const name of FRAMES) await copyFile(at(`photos/jpeg/${name}.jpg`), at(`own/${name}.jpg`));
    const before = await contentOf('own');
    for (const map of [[], ['--map', 'jpeg.json']]) {
      expect(await fix('own', ...map, '--out', 'own')).toEqual({
        code: 2,
        stdout: '',
        stderr:
          "hotpix: Expected a folder of its own for the repaired copies, got --out 'own', where the copy of 'own/frame-0001.jpg' would lie in the place of an input or beside it. Choose another folder; hotpix never writes over an input.\n",
      });
    }
    const forced = await fix('own', '--map', 'jpeg.json', '--out', './own/../own', '--overwrite');
    expect(forced.code).toBe(2);
    expect(forced.stderr).toContain('hotpix never writes over an input.');
    expect(await contentOf('own')).toEqual(before);
  });

  test('are those beside the folder of the copies, however often it runs', async () => {
    await mkdir(at('nested'));
    for (const name of FRAMES) await copyFile(at(`photos/dng/${name}.dng`), at(`nested/${name}.dng`));
    const args = ['nested', '--out', 'nested/repaired', '--overwrite'];
    expect(await fix(...args, '--quiet')).toMatchObject({ code: 0 });
    const first = await contentOf('nested');
    const { code, stdout } = await fix(...args);
    expect(code).toBe(0);
    expect(stdout).toContain('6 files: 6 used');
    expect(await contentOf('nested')).toEqual(first);
  });

  test('of equal names in two folders get two copies', async () => {
    for (const day of ['may', 'june']) {
      await mkdir(at('days', day), { recursive: true });
      await copyFile(at(`photos/dng/frame-000${day.length}.dng`), at('days', day, 'a.dng'));
    }
    const { code } = await fix('days', '--map', 'dng.json', '--out', 'days-fixed', '--quiet');
    expect(code).toBe(0);
    expect(Object.keys(await contentOf('days-fixed'))).toEqual(['june/a.dng', 'may/a.dng']);
  });
});

describe('copies that are there already', () => {
  test('stay, and are replaced when that is asked for', async () => {
    const args = ['photos/dng/frame-0001.dng', '--map', 'dng.json', '--out', 'twice'];
    await mkdir(at('twice'));
    await writeFile(at('twice/frame-0001.dng'), 'mine');
    const { code, stderr } = await fix(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "'twice/frame-0001.dng' exists already. Remove it, choose another --out, replace with --overwrite, or make those that are missing with --resume.",
    );
    expect(await readFile(at('twice/frame-0001.dng'), 'utf8')).toBe('mine');
    expect(await fix(...args, '--overwrite', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await stat(at('twice/frame-0001.dng'))).size).toBeGreaterThan(10_000);
  });
});

describe('what cannot be repaired ends with 2 and says why', () => {
  test.each([
    [
      'without a folder for the copies',
      ['photos/dng', '--map', 'dng.json'],
      /^hotpix: Expected --out, a folder for the repaired copies, got none\./,
    ],
    ['without photographs', ['--map', 'dng.json', '--out', 'x'], /^hotpix: Expected photographs: /],
    [
      'with a map that is not there',
      ['photos/dng', '--map', 'gone.json', '--out', 'x'],
      /^hotpix: Expected a saved Result or a list of bad pixels .*, got 'gone\.json'/,
    ],
    [
      'with a map that is none',
      ['photos/dng', '--map', 'photos/truth.json', '--out', 'x'],
      /^hotpix: photos\/truth\.json: Expected a hotpix Result/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, stderr } = await fix(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
