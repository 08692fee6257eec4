/** hotpix check, report, inspect and init, end to end. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { simulate, type Defect } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA, DEFECTS } from './support/camera.ts';
import { command } from './support/command.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const grown: Defect = { kind: 'hot', x: 30, y: 150, rate: 3000, offset: 4000 };

/** A unit as it was accepted and after a year, and a unit of another make. */
beforeAll(async () => {
  const formats = ['dng'] as const;
  await simulate({ dir: at('new'), camera: CAMERA, frames: 8, formats });
  await simulate({ dir: at('old'), camera: { ...CAMERA, defects: [...DEFECTS, grown] }, frames: 8, formats });
  await simulate({
    dir: at('other'),
    camera: { ...CAMERA, make: 'Other', model: 'Camera', serial: '9' },
    frames: 3,
    formats,
  });
  await command(at(), ['scan', 'new/dng', '--json', 'accepted.json', '--quiet']);
  await command(at(), ['scan', 'old/dng', '--json', 'grown.json', '--quiet']);
  await command(at(), ['scan', 'other/dng', '--json', 'other.json', '--quiet']);
});

const check = (...args: string[]) => command(at(), ['check', ...args]);

describe('limits', () => {
  test('that hold end with 0', async () => {
    const { code, stdout } = await check('new/dng', '--limit', 'defects=5', '--limit', 'dim=0');
    expect(code).toBe(0);
    expect(stdout).toContain('\nwithin  defects 5 of at most 5\nwithin  dim 0 of at most 0\n');
  });

  test('that are exceeded end with 1, and the Result says by what', async () => {
    const { code, stdout } = await check('new/dng', '--limit', 'hot=2', '--json', 'checked.json');
    expect(code).toBe(1);
    expect(stdout).toContain('\nEXCEEDED  hot 3 of at most 2\n');
    const { limits } = await readResult(at('checked.json'));
    expect(limits).toEqual([{ name: 'hot', limit: 2, actual: 3, exceeded: true }]);
  });

  test('of a config hold where no flag is given, and a flag wins', async () => {
    await writeFile(at('strict.json'), '{ "files": ["new/dng"], "limits": { "defects": 4 } }');
    const config = ['--config', 'strict.json'];
    expect(await check(...config)).toMatchObject({ code: 1 });
    expect(await check(...config, '--limit', 'defects=5')).toMatchObject({ code: 0 });
  });

  test('are held against a saved Result without the photographs', async () => {
    expect(await check('accepted.json', '--limit', 'defects=5', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await check('accepted.json', '--limit', 'defects=4', '--quiet')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'hotpix: Limit exceeded: defects 5 of at most 4.\n',
    });
  });

  test.each([
    [
      'that nobody set',
      [],
      /^hotpix: Expected limits or a baseline to check against, in the config, by --limit or by --baseline, got none\./,
    ],
    [
      'of an unknown name',
      ['--limit', 'warm=1'],
      /^hotpix: command line: expected '--limit' to be .*, got 'warm=1', and no limit is called 'warm'\. Names: defects, hot, /,
    ],
    ['below nothing', ['--limit', 'hot=-1'], /got 'hot=-1', where '-1' is no number from 0\./],
  ])('%s end with 2', async (_, args, message) => {
    const { code, stderr } = await check('accepted.json', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('of an unknown name in a config end with 2, also where nobody checks', async () => {
    await writeFile(at('typo.json'), '{ "limits": { "defcts": 4 } }');
    const { code, stderr } = await command(at(), ['scan', 'new/dng', '--config', 'typo.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^hotpix: typo\.json: expected 'limits' to be numbers .* got { defcts: 4 }\. Did you mean 'defects'\?\n$/,
    );
  });
});

describe('photographs that give no verdict', () => {
  test('are no pass', async () => {
    const { code, stdout } = await check('new/dng/frame-0001.dng', '--limit', 'defects=5');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^No verdict\./);
  });
});

describe('a baseline', () => {
  const limit = ['--limit', 'new=0', '--baseline'];

  test('that has all defects passes', async () => {
    expect(await check('new/dng', ...limit, 'accepted.json')).toMatchObject({ code: 0 });
  });

  test('that lacks one does not', async () => {
    const { code, stdout } = await check('old/dng', ...limit, 'accepted.json');
    expect(code).toBe(1);
    expect(stdout).toContain('EXCEEDED  new 1 of at most 0');
  });

  test('serves a saved Result as well', async () => {
    expect(await check('grown.json', ...limit, 'accepted.json')).toMatchObject({ code: 1 });
    expect(await check('grown.json', ...limit, 'grown.json')).toMatchObject({ code: 0 });
  });

  test('that is not there ends with 2, before anything is scanned', async () => {
    const { code, stdout, stderr } = await check('new/dng', ...limit, 'gone.json', '--json', 'never.json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "hotpix: Expected a baseline to check against, got 'gone.json', which does not exist. Write one with 'hotpix accept result.json --baseline gone.json', or with 'hotpix scan photos/ --json gone.json'.\n",
    );
  });

  test('that is no Result ends with 2 and names the file', async () => {
    await writeFile(at('page.html'), '<!doctype html>');
    const { code, stderr } = await check('new/dng', ...limit, 'page.html');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^hotpix: page\.html, the baseline: Expected a hotpix Result, got a file that is not JSON\./,
    );
  });

  test('of another camera ends with 2 and names both', async () => {
    const { code, stderr } = await check('new/dng', ...limit, 'other.json');
    expect(code).toBe(2);
    expect(stderr).toContain(
      "Expected a baseline of Hotpix Simulated no. 0001, 240 x 180, got 'other.json', which is of Other Camera no. 9",
    );
  });

  test('is never written over by the check that reads it', async () => {
    await copyFile(at('accepted.json'), at('mine.json'));
    const { code, stderr } = await check('old/dng', ...limit, 'mine.json', '--json', 'mine.json');
    expect(code).toBe(2);
    expect(stderr).toContain("got 'mine.json', which is an input");
    expect(await readFile(at('mine.json'), 'utf8')).toBe(await readFile(at('accepted.json'), 'utf8'));
  });
});

describe('a saved Result, rendered again', () => {
  test('gives the page and the JSON of the scan', async () => {
    const scanned = ['scan', 'new/dng', '--json', 'first.json', '--html', 'first.html', '--quiet'];
    await command(at(), scanned);
    const { code, stdout } = await command(at(), [
      'report',
      'first.json',
      '--html',
      'second.html',
      '--json',
      'second.json',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^5 defects: /);
    for (const kind of ['html', 'json']) {
      expect(await readFile(at(`second.${kind}`), 'utf8')).toBe(await readFile(at(`first.${kind}`), 'utf8'));
    }
  });

  test('is not written over itself', async () => {
    const { code, stderr } = await command(at(), ['report', 'accepted.json', '--json', './accepted.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('which is an input');
  });

  test.each([
    ['none', [], /^hotpix: Expected one saved Result, got none\./],
    ['one that is not there', ['gone.json'], /^hotpix: Expected a saved Result, got 'gone\.json'/],
    ['a photograph', ['new/dng/frame-0001.dng'], /^hotpix: new\/dng\/frame-0001\.dng: Expected a hotpix Result/],
    ['one of a later version', ['later.json'], /^hotpix: later\.json: Expected a hotpix Result, .*'schemaVersion'/],
  ])('%s ends with 2', async (_, args, message) => {
    const later = { ...JSON.parse(await readFile(at('accepted.json'), 'utf8')), schemaVersion: 99 };
    await writeFile(at('later.json'), JSON.stringify(later));
    const { code, stderr } = await command(at(), ['report', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('States that cannot be merged end with 2 and name the file', () => {
  test.each([
    ['none', [], /^hotpix: Expected States that scans wrote, got none\./],
    ['one that is not there', ['gone.state'], /^hotpix: Expected .*'gone\.state' does not exist\./],
    ['a Result', ['accepted.json'], /^hotpix: accepted\.json: Expected a hotpix State, got a Result, which/],
  ])('%s', async (_, args, message) => {
    const { code, stderr } = await command(at(), ['merge', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('inspect', () => {
  test('tells what the decoder sees', async () => {
    const { code, stdout } = await command(at(), ['inspect', 'new/dng/frame-0001.dng']);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('new/dng/frame-0001.dng');
    for (const line of [
      '  decoder      decoder-raw',
      '  model        Simulated',
      '  serial       0001',
      '  stored size  240 x 180, 1 channel, 16 bits',
      '  active area  216 x 162 from 16, 10',
      '  mosaic       RG GB',
      '  lossy        no',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('tells why it sees nothing, and goes on', async () => {
    await writeFile(at('a-note.txt'), 'no photograph');
    const { code, stdout } = await command(at(), ['inspect', 'a-note.txt', 'new/dng/frame-0001.dng']);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^a-note\.txt\n {2}cannot be decoded {2}no decoder knows .*\n {2}Read are .*\nnew\/dng\/frame-0001\.dng\n {2}decoder/,
    );
  });
});

describe('a folder that is inspected', () => {
  test('may hold other things beside photographs', async () => {
    await mkdir(at('card'));
    await writeFile(at('card/notes.txt'), 'no photograph');
    expect(await command(at(), ['inspect', 'card'])).toEqual({
      code: 0,
      stdout: 'card/notes.txt\n  not a photograph\n',
      stderr: '',
    });
  });
});

describe('init', () => {
  test('writes a config that scan takes, and does not replace it', async () => {
    await mkdir(at('fresh/photos'), { recursive: true });
    for (const n of [1, 2]) await copyFile(at(`new/dng/frame-000${n}.dng`), at(`fresh/photos/${n}.dng`));
    expect(await command(at('fresh'), ['init'])).toMatchObject({ code: 0, stderr: '' });
    const config = await readFile(at('fresh/hotpix.config.ts'), 'utf8');
    const { code, stdout } = await command(at('fresh'), ['scan']);
    expect(code).toBe(0);
    expect(stdout).toContain('2 files: 2 used');
    const again = await command(at('fresh'), ['init']);
    expect(again).toMatchObject({
      code: 2,
      stderr: "hotpix: 'hotpix.config.ts' exists already. Remove it first, or edit it.\n",
    });
    expect(await readFile(at('fresh/hotpix.config.ts'), 'utf8')).toBe(config);
  });
});
