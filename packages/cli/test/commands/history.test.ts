/** hotpix history, and check with a history, of saved Results, in this process. */
import { once } from 'node:events';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import type { Defect, Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
let sample: Result;
let all: readonly Defect[];

beforeAll(async () => {
  sample = await sampleResult();
  all = sample.defects;
});

const hotpix = (...args: string[]) => run(folder.path, ...args, '--history', 'qa');
const check = (month: number, ...args: string[]) => hotpix('check', `${month}.json`, ...args);

/** A Result of photographs of that month. */
async function save(month: number, defects: readonly Defect[], more: Partial<Result> = {}): Promise<void> {
  const files = sample.files.map((row) =>
    row.status === 'used' ? { ...row, taken: `2026-0${month}-10T20:00:00` } : row,
  );
  await folder.write(`${month}.json`, JSON.stringify({ ...sample, files, defects, ...more }));
}

beforeEach(async () => {
  await save(1, all.slice(0, 2));
  await save(2, all.slice(0, 3));
  await save(3, all);
});

describe('check with a history', () => {
  test('cannot say of a first scan what is new, and keeps it', async () => {
    const { code, stdout } = await check(1);
    expect(code).toBe(2);
    expect(stdout).toContain(
      'This is the first scan of the camera with a verdict. What is new is not known yet; the next scan will tell.',
    );
    const { stdout: list } = await hotpix('history', 'list');
    expect(list).toMatch(/ 1 {2}2026-01-10 +2 +– +– +– +– +– +first scan\n/);
  });

  test('leaves no history behind where the baseline is missing', async () => {
    expect(await check(1, '--baseline', 'none.json')).toMatchObject({ code: 2 });
    expect(await readdir(folder.path)).not.toContain('qa');
  });

  test('lets nothing be new since the scan before', async () => {
    await check(1);
    const { code, stdout } = await check(2);
    expect(code).toBe(1);
    expect(stdout).toContain('\nEXCEEDED  new 1 of at most 0\n');
    expect(stdout).toMatch(/\nAgainst the history: 1 new, 0 gone, 0 worse, 0 better, 2 as before\.\n {2}new {5}hot at/);
    expect(await check(2, '--limit', 'new=1')).toMatchObject({ code: 0 });
  });

  test('says the same of a Result as often as it is asked, also when others came after it', async () => {
    for (const month of [1, 2, 3]) await check(month);
    const { code, stdout } = await check(2);
    expect(code).toBe(1);
    expect(stdout).toContain('Against the history: 1 new, 0 gone, 0 worse, 0 better, 2 as before.');
  });

  describe('and with decisions', () => {
    const places = (defects: readonly Defect[]) => defects.map(({ x, y }) => ({ x, y }));
    const decisions = (defects: readonly Defect[], until?: string) => {
      const { camera, frame } = sample;
      const accepted = [{ sites: places(defects), reason: 'harmless', by: 'Ann', ...(until && { until }) }];
      return folder.write(
        'accepted.json',
        JSON.stringify({ decisionsVersion: 1, cameras: [{ camera, frame, accepted }] }),
      );
    };
    const gate = (month: number, ...args: string[]) => check(month, '--baseline', 'accepted.json', ...args);

    test('what the history calls new is new, less what is accepted', async () => {
      await hotpix('history', 'add', '1.json');
      await decisions(all.slice(2, 3));
      const { code, stdout } = await gate(3, '--report', 'junit=junit.xml');
      expect(code).toBe(1);
      expect(stdout).toContain('\nEXCEEDED  new 1 of at most 0\n');
      expect(stdout).toMatch(
        /\nAgainst the history: 1 new, 1 accepted, 0 gone, 0 worse, 0 better, 2 as before\.\n {2}new {5}hot at/,
      );
      expect(stdout).not.toContain('baseline');
      const xml = await readFile(folder.at('junit.xml'), 'utf8');
      expect(xml).toMatch(/ name="history" .*Against the history: 1 new, 1 accepted, /);
      expect(xml).not.toContain('baseline');
    });

    test('what was there before is not new because the file lacks it', async () => {
      await hotpix('history', 'add', '1.json');
      await decisions(all.slice(2, 3));
      expect((await gate(2)).code).toBe(0);
    });

    test('what was accepted until a day that is over is new again, with who accepted it', async () => {
      await hotpix('history', 'add', '1.json');
      await decisions(all.slice(0, 1), '2020-01-31');
      const { code, stdout } = await gate(2, '--limit', 'new=1');
      expect(code).toBe(1);
      expect(stdout).toContain('\nEXCEEDED  new 2 of at most 1\n');
      expect(stdout).toMatch(/\nAcceptance expired: hot at \d+, \d+, until 2020-01-31, by Ann: harmless\.\n/);
    });

    test('a camera that the file lacks is held against its history', async () => {
      await hotpix('history', 'add', '1.json');
      await folder.write('accepted.json', '{ "decisionsVersion": 1, "cameras": [] }');
      expect((await gate(2)).stdout).toContain('\nEXCEEDED  new 1 of at most 0\n');
    });

    test('of a first scan nobody can say what is new', async () => {
      await decisions(all.slice(0, 2));
      expect(await gate(1)).toMatchObject({ code: 2 });
    });
  });

  test('counts since a date', async () => {
    for (const month of [1, 2]) await check(month);
    const { stdout } = await check(3, '--since', '2026-02-01');
    expect(stdout).toContain('\nEXCEEDED  new 2 of at most 0\n');
    expect(await check(3, '--since', '2026-01-01')).toMatchObject({ code: 2 });
  });

  test('limits how fast new ones come', async () => {
    await check(1);
    await check(2);
    const { code, stdout } = await check(3, '--max-growth', '0.5');
    expect(code).toBe(1);
    // Two in 59 days, where a month has 30.44.
    expect(stdout).toContain('\nEXCEEDED  growth 1.03 new per month, at most 0.5\n');
    expect(await check(3, '--max-growth', '1.1', '--limit', 'new=1')).toMatchObject({ code: 0 });
  });

  test('lets nothing be new beside a limit on growth, unless a limit says how much', async () => {
    await check(1);
    await check(2);
    const { code, stdout } = await check(3, '--max-growth', '9');
    expect([code, stdout]).toEqual([1, expect.stringContaining('\nEXCEEDED  new 1 of at most 0\n')]);
    expect(await check(3, '--max-growth', '9', '--limit', 'defects=9')).toMatchObject({ code: 0 });
  });

  test('cannot say of one scan how fast they come', async () => {
    const { code, stdout } = await check(1, '--max-growth', '5');
    expect([code, stdout]).toEqual([
      2,
      expect.stringContaining('growth of at most 5 new per month cannot be judged. The history has'),
    ]);
  });

  test('holds what is new against the baseline where there is one', async () => {
    await check(1);
    const { code, stdout } = await check(2, '--baseline', '2.json');
    expect(code).toBe(0);
    expect(stdout).toContain('Against the baseline: 0 new');
  });

  test('keeps no judgement', async () => {
    await hotpix('check', '1.json', '--limit', 'defects=0', '--json', 'judged.json');
    await hotpix('history', 'add', 'judged.json', '1.json');
    const { stdout } = await hotpix('history', 'list', '--json', '-');
    expect((JSON.parse(stdout) as { scans: unknown[] }[])[0].scans).toHaveLength(1);
  });

  test('asks for a history beside a limit on growth', async () => {
    const { code, stderr } = await run(folder.path, 'check', '1.json', '--max-growth', '1');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--history qa-history')]);
  });
});

describe('history', () => {
  test('adds files, folders and lists of Results, once each', async () => {
    await folder.write('more/both.json', `[${await readFile(folder.at('2.json'), 'utf8')}]`);
    await hotpix('history', 'add', '1.json');
    const { code, stdout } = await hotpix('history', 'add', '1.json', 'more');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['Known', 'Added', '']);
  });

  test('adds by the date that is given where the photographs have none', async () => {
    await folder.write('undated.json', JSON.stringify(sample));
    const { stdout } = await hotpix('history', 'add', 'undated.json', '--at', '2025-12-24');
    expect(stdout).toContain('  2025-12-24T00:00:00  undated.json\n');
  });

  test('says that a Result which is there keeps its time', async () => {
    await hotpix('history', 'add', '1.json');
    const { stdout } = await hotpix('history', 'add', '1.json', '--at', '2025-12-24');
    expect(stdout).toContain('  1.json, which was there: its time stays, and --at changes nothing\n');
    const { stderr } = await check(1, '--at', '2025-12-24');
    expect(stderr).toContain(
      'The history has this Result already, of 2026-01-10T20:00:00, and leaves it there: --at 2025-12-24T00:00:00 changes nothing.',
    );
    expect((await check(1, '--at', '2026-01-10T20:00:00')).stderr).not.toContain('--at');
  });

  test('lists the cameras that have a name, and says so of a name that none has', async () => {
    await save(4, all, { camera: { ...sample.camera!, serial: '2' } });
    await hotpix('history', 'add', '1.json', '4.json');
    const { stdout } = await hotpix('history', 'list', 'no.', '2');
    expect([stdout.split('\n')[0], stdout.includes('hotpix-simulated-2-')]).toEqual([
      expect.stringContaining('1 camera;'),
      true,
    ]);
    expect((await hotpix('history', 'list', 'simulated')).stdout).toContain('2 cameras;');
    const { code, stderr } = await hotpix('history', 'list', 'nikon');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("a name that a camera of the history has, got 'nikon'"),
    ]);
  });

  test('shows the growth with its interval, the scans, and what is new', async () => {
    await hotpix('history', 'add', '1.json', '2.json', '3.json');
    const { stdout } = await hotpix('history', 'show', 'simulated', '--pitch', '4');
    expect(stdout).toContain('4 defects after 3 scans from 2026-01-10 to 2026-03-10.');
    expect(stdout).toMatch(/\n2 new defects from 2026-01-10 to 2026-03-10: 12 \(1\.5 to 45\) per year, /);
    expect(stdout).toContain('Chapman et al. give');
    expect(stdout).toMatch(/\n2026-03-10 {2}new {3}hot at \d+, \d+ .* not there on 2026-02-10\n/);
  });

  test('names the cameras where a name is none or fits several', async () => {
    await hotpix('history', 'add', '1.json');
    await save(4, all, { camera: { ...sample.camera!, serial: '2' } });
    await hotpix('history', 'add', '4.json');
    for (const name of ['nikon', 'simulated']) {
      const { code, stderr } = await hotpix('history', 'show', name);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/simulated-1-64x48-\S+, hotpix-simulated-2-64x48/)]);
    }
    expect(await hotpix('history', 'show', 'no. 2')).toMatchObject({ code: 0 });
  });

  describe('accepts what the last scan of a camera found', () => {
    const decide = (command: readonly string[], ...args: string[]) =>
      hotpix(...command, '--baseline', 'accepted.json', '--by', 'Ann', '--reason', 'below the noise', ...args);
    const gate = (month: number, ...args: string[]) => check(month, '--baseline', 'accepted.json', ...args);

    test.each([[['history', 'accept', 'simulated']], [['accept', '--camera', 'simulated']]])(
      'by %j: the check fails, passes then, and fails again after its last day',
      async (command) => {
        await hotpix('history', 'add', '1.json');
        expect((await decide(command)).code).toBe(0);
        expect((await gate(2)).code).toBe(1);

        const { code, stdout } = await decide(command, '--until', '2999-01-31');
        expect(code).toBe(0);
        expect(stdout).toMatch(/: accepted 1 defect: hot at \d+, \d+\.\nWrote accepted\.json\n$/);
        expect((await gate(2)).code).toBe(0);

        const decisions = await readFile(folder.at('accepted.json'), 'utf8');
        await folder.write('accepted.json', decisions.replace('2999-01-31', '2020-01-31'));
        expect((await gate(2)).code).toBe(1);
      },
    );

    test('which is what is new since the scan before, or since a date, and nothing twice', async () => {
      await hotpix('history', 'add', '1.json', '2.json', '3.json');
      const { stdout } = await decide(['history', 'accept']);
      expect(stdout).toMatch(/: accepted 1 defect: hot at \d+, \d+\.\nWrote/);
      expect((await decide(['history', 'accept'])).stdout).toMatch(
        /: nothing to accept that is new since the scan before\. .*\naccepted\.json stays as it is\.\n/,
      );
      expect((await decide(['history', 'accept'], '--since', '2026-01-20')).stdout).toContain(': accepted 1 defect: ');
      expect((await gate(3, '--since', '2026-01-20')).stdout).toContain('Against the history: 0 new, 2 accepted, ');
    });

    test('as a saved Result of it is accepted, where it is the first', async () => {
      await hotpix('history', 'add', '2.json');
      await decide(['history', 'accept']);
      const ofHistory = await readFile(folder.at('accepted.json'), 'utf8');
      await rm(folder.at('accepted.json'));
      await decide(['accept', '2.json']);
      expect(await readFile(folder.at('accepted.json'), 'utf8')).toBe(ofHistory);
    });

    test('also where a scan without a verdict came after it', async () => {
      await hotpix('history', 'add', '1.json');
      await save(4, [], { status: 'insufficient', reason: 'Too few.' });
      await hotpix('history', 'add', '4.json');
      expect((await decide(['history', 'accept'])).stdout).toContain('accepted 2 defects');
    });

    test('and at a place, whatever is there', async () => {
      await hotpix('history', 'add', '1.json', '2.json');
      const [{ x, y }] = all;
      expect((await decide(['history', 'accept'], '--site', `${x},${y}`)).stdout).toContain('accepted 1 defect');
      const { stderr } = await decide(['history', 'accept'], '--site', '1,1');
      expect(stderr).toMatch(/^hotpix: Expected a defect at 1,1 in the history, got none\. The nearest is at /);
    });

    test('and says which cameras there are where none has the name', async () => {
      await hotpix('history', 'add', '1.json');
      const { code, stderr } = await decide(['history', 'accept', 'nikon']);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/Expected a camera of the history with 'nikon' in its name, got none\. It has: hotpix-/),
      ]);
    });
  });

  test('is made anew, and says what it cannot read', async () => {
    await hotpix('history', 'add', '1.json', '2.json');
    expect(await hotpix('history', 'index')).toMatchObject({ code: 0, stdout: '2 scans of 1 camera.\n' });
    const [{ key }] = JSON.parse((await hotpix('history', 'list', '--json', '-')).stdout) as { key: string }[];
    await folder.write(`qa/${key}/2026-03-01T00-00-00-0123456789abcdef.json`, '{}');
    const { code, stdout } = await hotpix('history', 'index');
    expect([code, stdout]).toEqual([2, expect.stringContaining('1 Result left out:')]);
  });

  test.each([
    [['history'], /Expected what to do with the history, got none/],
    [['history', 'lst'], /Did you mean 'list'\?/],
    [['history', 'add'], /Expected saved Results, got none/],
    [['history', 'add', 'none.json'], /'none\.json' does not exist/],
    [['history', 'list', '--since', '2026-02-31'], /to be a date, as 2026-01-31 .*, and 2026-02 has 28 days\./],
    [['history', 'list', '--since', '2026-13-01'], /'2026-13-01', and there is no month 13\./],
  ])('%j ends with 2 and says why', async (args, words) => {
    const { code, stderr } = await hotpix(...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  });

  test('is asked for where none is named', async () => {
    const { code, stderr } = await run(folder.path, 'history', 'list');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Expected a history')]);
  });

  test.each([
    ['that does not answer', ['check', '1.json', '--history', 'postgres://me:secret@127.0.0.1:1/none']],
    ['that is none', ['history', 'list', '--history', 'postgres://me:secret@[none']],
    ['in the place of a file', ['history', 'add', 'postgres://me:secret@host/none', '--history', 'qa']],
    ['where there is no such option', ['diff', 'a.json', '--history=postgres://me:secret@host/none']],
  ])('never shows the password of a database %s', async (_, args) => {
    const { code, stdout, stderr } = await run(folder.path, ...args);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toMatch(/secret|me:/);
  });

  test('starts from the folder of the config, and leaves the address of a database as it is', async () => {
    await folder.write('hotpix.config.json', JSON.stringify({ history: 'kept' }));
    await folder.write('below/1.json', await readFile(folder.at('1.json'), 'utf8'));
    await run(folder.at('below'), 'history', 'add', '1.json');
    expect((await stat(folder.at('kept'))).isDirectory()).toBe(true);
    await folder.write('hotpix.config.json', JSON.stringify({ history: 'postgres://127.0.0.1:1/none' }));
    const { stderr } = await run(folder.at('below'), 'history', 'list');
    expect(stderr).toContain('Expected a PostgreSQL database');
  });
});

describe('history show --html', () => {
  const page = (name: string): Promise<string> => readFile(folder.at(name), 'utf8');
  const camerasOn = (html: string): string[] => [...html.matchAll(/ data-camera="([^"]+)"/g)].map(([, key]) => key);

  test('writes a page of all cameras, and one of the camera that is named', async () => {
    await save(4, all, { camera: { make: 'Other', model: 'Two', serial: '5' } });
    for (const month of [1, 2, 4]) await hotpix('history', 'add', `${month}.json`);
    const { code, stdout } = await hotpix('history', 'show', '--html', 'all.html');
    expect([code, stdout]).toEqual([0, 'Wrote all.html: 2 cameras.\n']);
    expect(camerasOn(await page('all.html')).map((key) => key.startsWith('other-two'))).toEqual([false, true]);
    const one = await hotpix('history', 'show', 'other', '--html', 'one.html');
    expect(one.stdout).toBe('Wrote one.html: 1 camera.\n');
    expect(camerasOn(await page('one.html'))).toHaveLength(1);
  });

  test('tells what is accepted', async () => {
    await hotpix('history', 'add', '1.json');
    await run(folder.path, 'accept', '1.json', '--baseline', 'accepted.json', '--reason', 'seen, harmless');
    await hotpix('history', 'show', '--html', 'page.html', '--baseline', 'accepted.json');
    expect(await page('page.html')).toContain('"reason":"seen, harmless"');
  });

  test('writes nothing into the history, nor over what is accepted, nor where the config has its report', async () => {
    await hotpix('history', 'add', '1.json');
    await folder.write('hotpix.config.json', '{ "html": "report.html", "json": "result.json" }');
    const [entry] = await readdir(folder.at('qa'));
    const refused = await hotpix('history', 'show', '--html', `qa/${entry}`);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('lies in the history')]);
    await folder.write('accepted.json', '{ "decisionsVersion": 1, "cameras": [] }');
    const over = await hotpix('history', 'show', '--html', 'accepted.json', '--baseline', 'accepted.json');
    expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('which is an input')]);
    expect((await hotpix('history', 'show')).code).toBe(0);
    await expect(stat(folder.at('report.html'))).rejects.toThrow('ENOENT');
    await expect(stat(folder.at('result.json'))).rejects.toThrow('ENOENT');
  });

  test('is of show alone', async () => {
    await hotpix('history', 'add', '1.json');
    const { code, stderr } = await hotpix('history', 'list', '--html', 'list.html');
    expect([code, stderr]).toEqual([2, expect.stringContaining("Expected 'show' beside --html, got 'list'")]);
  });
});

describe('serve', () => {
  test('takes no token that can be guessed', async () => {
    vi.stubEnv('HOTPIX_TOKEN', 'secret');
    const { code, stderr } = await hotpix('serve').finally(() => vi.unstubAllEnvs());
    expect([code, stderr]).toEqual([2, expect.stringContaining('at least 16 characters in HOTPIX_TOKEN')]);
    expect(stderr).not.toContain('secret');
  });

  test('makes a history where a token lets others write', async () => {
    vi.stubEnv('HOTPIX_TOKEN', '0123456789abcdef');
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    // The port is taken, so that it ends.
    const { code } = await hotpix('serve', '--port', String(port)).finally(() => vi.unstubAllEnvs());
    other.close();
    expect([code, (await stat(folder.at('qa'))).isDirectory()]).toEqual([2, true]);
  });

  test('makes no history', async () => {
    expect(await hotpix('serve', '--port', '0')).toMatchObject({ code: 2 });
    await expect(stat(folder.at('qa'))).rejects.toThrow('ENOENT');
  });
});
