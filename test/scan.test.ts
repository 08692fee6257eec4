/** hotpix scan, end to end, of what a camera writes and of what it does not. */
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { hotpix } from './support/hotpix.ts';
import { notFound, readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

beforeAll(async () => {
  await simulate({ dir: at('photos'), camera: CAMERA, frames: 8 });
});

describe('without any config', () => {
  test('raw photographs give the defects where they are in the stored frame', async () => {
    const { code, stdout, stderr } = await hotpix(at(), ['scan', 'photos/dng', '--json', 'dng.json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^5 defects: 3 hot, 1 stuck, 1 dead\.\n5 can be seen in a whole picture on a screen\.\n\nHotpix Simulated, no\. 0001, 240 x 180 RGGB, 8 ordinary photo/,
    );
    const result = await readResult(at('dng.json'));
    expect(result.frame).toMatchObject({ width: 240, height: 180, active: CAMERA.active });
    expect(result.defects).toHaveLength(DEFECTS.length);
    expect(notFound(result, DEFECTS)).toEqual([]);
  });

  test('JPEGs give the defects where they are in the picture', async () => {
    const { code } = await hotpix(at(), ['scan', 'photos/jpeg', '--json', 'jpeg.json', '--quiet']);
    expect(code).toBe(0);
    const result = await readResult(at('jpeg.json'));
    const shown = DEFECTS.map(({ x, y }) => ({ x: x - 16, y: y - 10 }));
    expect(notFound(result, shown, 1)).toEqual([]);
  });

  test('two photographs are enough, by name, folder or glob', async () => {
    const names = ['photos/dng/frame-0001.dng', 'photos/dng/frame-0002.dng'];
    const byName = await command(at(), ['scan', ...names, '--json', '-', '--quiet']);
    const byGlob = await command(at(), ['scan', 'photos/dng/frame-000[12].dng', '--json', '-', '--quiet']);
    expect(byName).toMatchObject({ code: 0, stderr: '' });
    expect(byGlob.stdout).toBe(byName.stdout);
  });
});

describe('outputs', () => {
  test('JSON on the standard output stands there alone', async () => {
    const { code, stdout, stderr } = await hotpix(at(), ['scan', 'photos/dng', '--json', '-']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 2, status: 'complete' });
    expect(stderr).toContain('5 defects: ');
  });

  test('only a page brings crops and small photographs into the Result, unless they are asked for', async () => {
    const files = (name: string): string[] => ['scan', 'photos/dng', '--json', name, '--quiet'];
    await command(at(), files('kept.json'));
    await command(at(), [...files('shown.json'), '--html', 'shown.html']);
    expect(await readFile(at('shown.html'), 'utf8')).toContain('content="hotpix fix photos/dng --out repaired"');
    await command(at(), [...files('asked.json'), '--crops', '1']);
    const [kept, shown, asked] = await Promise.all(
      ['kept', 'shown', 'asked'].map((name) => readResult(at(`${name}.json`))),
    );
    const crops = ({ defects }: typeof kept): number[] => defects.map((defect) => defect.crops?.length ?? 0);
    expect([crops(kept), crops(shown), crops(asked)]).toEqual([0, 4, 1].map((n) => DEFECTS.map(() => n)));
    expect([kept, shown].map(({ photographs }) => photographs !== undefined)).toEqual([false, true]);
  });

  test('how many rows are printed leaves the Result as it is', async () => {
    const [few, many] = await Promise.all(
      ['2', '50'].map((top) => command(at(), ['scan', 'photos/dng', '--top', top, '--json', '-', '--quiet'])),
    );
    expect(few.stdout).toBe(many.stdout);
  });

  test('the page is one file that asks for no other', async () => {
    const { code, stdout } = await command(at(), ['scan', 'photos/dng', '--html', 'out/report.html']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nWrote out\/report\.html\n$/);
    const page = await readFile(at('out/report.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).not.toMatch(/(src|href)=["']?(https?:|\/\/)/i);
  });

  test('quiet is quiet', async () => {
    expect(await hotpix(at(), ['scan', 'photos/dng', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('a report in the scanned folder is no photograph the next time', async () => {
    await mkdir(at('camera'));
    for (const n of [1, 2]) await copyFile(at(`photos/dng/frame-000${n}.dng`), at(`camera/${n}.dng`));
    const args = ['scan', 'camera', '--json', 'camera/result.json', '--state', 'camera/scan.state', '--quiet'];
    await command(at(), args);
    const first = await readFile(at('camera/result.json'), 'utf8');
    expect(await command(at(), args)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readFile(at('camera/result.json'), 'utf8')).toBe(first);
    expect(JSON.parse(first).files).toHaveLength(2);
  });

  test('none is put over a photograph, by whatever option', async () => {
    const photo = 'photos/dng/frame-0001.dng';
    const before = await readFile(at(photo));
    for (const option of ['--json', '--html', '--state']) {
      const { code, stderr } = await command(at(), ['scan', 'photos/dng', option, photo]);
      expect([option, code]).toEqual([option, 2]);
      expect(stderr).toContain(photo);
    }
    expect((await readFile(at(photo))).equals(before)).toBe(true);
  });

  test('two of them do not share a file', async () => {
    const { code, stderr } = await command(at(), ['scan', 'photos/dng', '--json', 'same', '--html', './same']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "hotpix: Expected a file of its own for each output, got './same' twice. Name another for one of them.\n",
    );
  });

  test('are tried before the scan', async () => {
    await writeFile(at('file'), '');
    const { code, stdout, stderr } = await command(at(), ['scan', 'photos/dng', '--html', 'file/report.html']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "hotpix: Expected a folder to write to, got 'file', a path that leads through a file. Check its spelling, or choose another.\n",
    );
  });

  test('an unknown reporter is told before the scan, with the known ones', async () => {
    const { code, stderr } = await command(at(), ['scan', 'photos/dng', '--report', 'jacoco=a.xml']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "hotpix: Expected the name of a reporter, got 'jacoco'. Known reporters: html, json, dcraw, rawtherapee, siril, pixinsight, jpegpixi, dng-opcodes, csv, png, fits, junit, github, gitlab, markdown, sarif, shields.\n",
    );
  });

  test('a reader that has seen enough ends nothing', async () => {
    const stop = { onStart: (child: { stdout: { destroy(): void } | null }) => child.stdout?.destroy() };
    const { code, stderr } = await hotpix(
      at(),
      ['scan', 'photos/dng', '--json', '-', '--html', 'all.html', '--quiet'],
      stop,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await readFile(at('all.html'), 'utf8')).toMatch(/<\/html>\s*$/);
  });
});

describe('files that are no photographs, or no longer', () => {
  const BAD: Record<string, RegExp> = {
    'cut.dng': /cut short|end/i,
    // Of a TIFF that ends in its directory nothing but the name tells who knows it best.
    'head.dng': /^Expected all samples of a raw photograph \(DNG\)[^;]*cut short[^;]*$/,
    // Which damage it is the library may tell another picture that is decoded at the same time.
    'cut.jpg': /cut short|end early|damaged data/i,
    'empty.jpg': /without a single byte/,
    'text.jpg': /no decoder knows|Expected/,
    'notes.txt': /no decoder knows/,
    'folder.jpg': /got a folder/,
  };

  beforeAll(async () => {
    await mkdir(at('mixed/folder.jpg'), { recursive: true });
    const [dng, jpeg] = [
      await readFile(at('photos/dng/frame-0001.dng')),
      await readFile(at('photos/jpeg/frame-0001.jpg')),
    ];
    await writeFile(at('mixed/cut.dng'), dng.subarray(0, dng.length / 2));
    await writeFile(at('mixed/head.dng'), dng.subarray(0, 200));
    await writeFile(at('mixed/cut.jpg'), jpeg.subarray(0, jpeg.length / 2));
    await writeFile(at('mixed/empty.jpg'), '');
    await writeFile(at('mixed/text.jpg'), 'Not a photograph, whatever its name says.');
    await writeFile(at('mixed/notes.txt'), 'Sunny, f/8.');
    await copyFile(at('photos/dng/frame-0002.dng'), at('mixed/renamed.jpg'));
    await copyFile(at('photos/dng/frame-0003.dng'), at('mixed/good.dng'));
    await copyFile(at('photos/dng/frame-0004.dng'), at('mixed/without-extension'));
    await copyFile(at('photos/jpeg/frame-0002.jpg'), at('mixed/renamed.CRW'));
  });

  test('are a row each with the reason, and the rest is scanned', async () => {
    const names = [...Object.keys(BAD), 'renamed.jpg', 'good.dng', 'without-extension', 'renamed.CRW'];
    const args = ['scan', ...names.map((name) => `mixed/${name}`), '--json', 'mixed.json'];
    const { code, stdout } = await command(at(), args);
    expect(code).toBe(0);
    const { files, defects } = await readResult(at('mixed.json'));
    expect(files.map(({ path }) => path)).toEqual(names.map((name) => `mixed/${name}`).sort());
    const rows = new Map(files.map((row) => [row.path.slice('mixed/'.length), row]));
    for (const [name, reason] of Object.entries(BAD)) {
      expect([name, rows.get(name)?.status]).toEqual([name, 'failed']);
      expect(rows.get(name)?.reason).toMatch(reason);
      // Files that failed for one reason are named together.
      expect(stdout).toMatch(new RegExp(`^  failed .*mixed/${name.replaceAll('.', '\\.')}\\b`, 'm'));
    }
    expect(defects.length).toBeGreaterThan(0);
  });

  test('are told by their content and not by their names', async () => {
    const { files } = await readResult(at('mixed.json'));
    const row = (name: string) => files.find(({ path }) => path === `mixed/${name}`);
    expect(row('renamed.jpg')).toMatchObject({ status: 'used', decoder: 'decoder-raw' });
    expect(row('without-extension')).toMatchObject({ status: 'used', decoder: 'decoder-raw' });
    expect(row('renamed.CRW')).toMatchObject({ status: 'setAside', decoder: 'decoder-jpeg', code: 'otherCamera' });
  });

  test('in a folder are found as well', async () => {
    const { code } = await command(at(), ['scan', 'mixed', '--json', 'folder.json', '--quiet']);
    expect(code).toBe(0);
    const { files } = await readResult(at('folder.json'));
    expect(files.filter(({ status }) => status === 'failed').map(({ path }) => path)).toEqual(
      ['cut.dng', 'cut.jpg', 'empty.jpg', 'head.dng', 'text.jpg'].map((name) => `mixed/${name}`),
    );
  });

  test('beside photographs in a folder are set aside, as long as nobody names them', async () => {
    await mkdir(at('card'));
    for (const n of [1, 2]) await copyFile(at(`photos/dng/frame-000${n}.dng`), at(`card/${n}.dng`));
    const others = ['1.xmp', 'Thumbs.db', 'desktop.ini', 'notes.txt'];
    for (const name of others) await writeFile(at('card', name), name === 'Thumbs.db' ? '' : 'No photograph.');
    await writeFile(at('card/.DS_Store'), 'hidden');
    const { code, stdout } = await command(at(), ['scan', 'card', '--json', 'card.json']);
    expect(code).toBe(0);
    expect(stdout).toContain('6 files: 2 used, 4 set aside, 0 failed.\n  set aside  4 files (not a photograph): ');
    const { files } = await readResult(at('card.json'));
    expect(files.filter(({ code }) => code === 'notAPhotograph').map(({ path }) => path)).toEqual(
      others.map((name) => `card/${name}`),
    );
    expect(await command(at(), ['check', 'card', '--limit', 'failedFiles=0', '--quiet'])).toMatchObject({ code: 0 });
    const named = await command(at(), ['check', 'card', 'card/*.txt', '--limit', 'failedFiles=0', '--quiet']);
    expect(named).toMatchObject({ code: 1, stdout: '' });
    expect(named.stderr).toMatch(
      /^hotpix: card\/notes\.txt: no decoder knows this kind of file.*\nhotpix: Limit exceeded: failedFiles 1 of at most 0\.\n$/,
    );
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'without permission are one of them (skipped for root, who has it)',
    async () => {
      await copyFile(at('photos/dng/frame-0005.dng'), at('secret.dng'));
      await chmod(at('secret.dng'), 0o000);
      const { code, stdout } = await command(at(), ['scan', 'secret.dng', 'photos/dng']);
      expect(code).toBe(0);
      expect(stdout).toContain(
        'failed     secret.dng: Expected a file that can be read, got one that you have no perm',
      );
      await mkdir(at('half/locked'), { recursive: true });
      await copyFile(at('photos/dng/frame-0005.dng'), at('half/a.dng'));
      await chmod(at('half/locked'), 0o000);
      const half = await command(at(), ['scan', 'half', 'photos/dng']);
      await chmod(at('half/locked'), 0o700);
      expect(half.code).toBe(0);
      expect(half.stdout).toContain('failed     half/locked: Expected a file that can be read, got a folder that you');
    },
  );

  test('alone are no scan', async () => {
    const { code, stdout } = await command(at(), ['scan', 'mixed/cut.dng', 'mixed/empty.jpg', '--json', 'none.json']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^No verdict\. None of the 2 files could be used\.\n/);
    expect(await readResult(at('none.json'))).toMatchObject({ status: 'insufficient', camera: null, defects: [] });
  });

  test('alone are told also when all is quiet', async () => {
    expect(await command(at(), ['scan', 'mixed/cut.dng', '--quiet'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^hotpix: mixed\/cut\.dng: .+\nhotpix: No verdict\. The only file could not be used\.\n$/,
      ),
    });
  });
});

describe('what cannot be scanned ends with 2 and says why', () => {
  test.each([
    [
      'one photograph alone',
      ['photos/dng/frame-0001.dng'],
      /^No verdict\. Expected at least 2 photographs of one camera at one size, got 1: /,
    ],
    ['a glob that matches nothing', ['photos/*.crw'], /got 'photos\/\*\.crw', which matches nothing/],
    [
      'names that do not exist beside photographs',
      ['photos/dng', 'nofolder', 'gone.jpg', '--quiet'],
      /^hotpix: Expected .*: 'nofolder' does not exist; 'gone\.jpg' does not exist\. Check the spelling\.\n$/,
    ],
    ['nothing', [], /^hotpix: Expected photographs: files, folders or globs, got none\. Try 'hotpix scan photos\/'/],
    [
      'a bad option',
      ['photos/dng', '--top', '0'],
      /^hotpix: command line: expected '--top' to be a whole number from 1 to 100000, got '0'\.\n$/,
    ],
    ['an unknown option', ['photos/dng', '--warp'], /unknown option '--warp'/],
    [
      'a config that is not there',
      ['photos/dng', '--config', 'no.ts'],
      /^hotpix: no\.ts: cannot be read as a configuration: Expected a file that can be read, got a path that does not exist/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await command(at(), ['scan', ...args]);
    expect(code).toBe(2);
    expect(stdout + stderr).toMatch(message);
  });

  test('an empty folder', async () => {
    await mkdir(at('empty'), { recursive: true });
    const { code, stderr } = await command(at(), ['scan', 'empty']);
    expect(code).toBe(2);
    expect(stderr).toContain("got 'empty', in which there are none");
  });

  test('a bad config, with its place, key, expectation and value', async () => {
    await mkdir(at('project'), { recursive: true });
    await writeFile(at('project/hotpix.config.ts'), "export default { crops: 'all' };");
    const { code, stderr } = await command(at('project'), ['scan', '../photos/dng']);
    expect(code).toBe(2);
    expect(stderr).toBe("hotpix: hotpix.config.ts: expected 'crops' to be a whole number from 0 to 16, got 'all'.\n");
  });
});

describe('a config', () => {
  test('of a parent folder names photographs and outputs from its own place', async () => {
    await mkdir(at('unit/deep'), { recursive: true });
    await writeFile(at('unit/hotpix.config.yaml'), 'files: [../photos/dng]\njson: out/result.json\ntop: 2\n');
    const { code, stdout } = await command(at('unit/deep'), ['scan', '--top', '3']);
    expect(code).toBe(0);
    expect(stdout).toContain('3 of 5 shown');
    expect(stdout).toContain('Wrote ../out/result.json');
    expect((await readResult(at('unit/out/result.json'))).files[0].path).toBe('../../photos/dng/frame-0001.dng');
  });
});
