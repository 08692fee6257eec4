import { beforeEach, describe, expect, test } from 'vitest';
import { sampleResult } from '@hotpix/core/testing';
import { KINDS_READ } from '../src/terminal/files.ts';
import { run } from './support/run.ts';
import { useFolder } from './support/use-folder.ts';

const folder = useFolder();

describe('the config in force', () => {
  beforeEach(async () => {
    await folder.write('result.json', JSON.stringify(await sampleResult()));
    await folder.write('hotpix.config.yaml', 'top: 1\n');
    await folder.write('deep/empty.txt');
  });

  test('is named by its path from here, apart from the output', async () => {
    const { stdout, stderr } = await run(folder.at('deep'), 'report', '../result.json');
    expect(stderr).toBe('Config: ../hotpix.config.yaml\n');
    expect(stdout).not.toContain('Config');
  });

  test('is not named where all is quiet, nor where there is none', async () => {
    expect(await run(folder.path, 'report', 'result.json', '--quiet')).toMatchObject({
      stderr: expect.not.stringContaining('Config'),
    });
    await folder.write('hotpix.config.yaml', '');
    expect(await run(folder.path, 'report', 'result.json')).toMatchObject({ stderr: '' });
  });
});

describe('a file of another kind', () => {
  test('is told by what is read, where it is inspected', async () => {
    await folder.write('notes.txt', 'Sunny, f/8.');
    expect(await run(folder.path, 'inspect', 'notes.txt')).toEqual({
      code: 2,
      stdout:
        'notes.txt\n  cannot be decoded  no decoder knows this kind of file; convert it, or add a plugin that decodes it\n' +
        `  ${KINDS_READ}\n`,
      stderr: '',
    });
  });

  test('shows the place of a mistake in a config on lines of its own, without acting upon the terminal', async () => {
    await folder.write('bad.json', '{\n  "files": ["\u001b[2Ja"],,\n}');
    const { code, stderr } = await run(folder.path, 'scan', '--config', 'bad.json');
    expect(code).toBe(2);
    expect(stderr.split('\n').map((line) => line.slice(0, 16))).toEqual([
      'hotpix: bad.json',
      '  1 | {',
      '> 2 |   "files":',
      '    |           ',
      '  3 | }',
      '',
    ]);
    expect(stderr).not.toContain('\u001b');
  });

  test('is no Result, and none of its bytes are shown', async () => {
    await folder.write('a.crw', Buffer.from('II\x1a\0\0\0HEAPCCDR\xff\xfe', 'latin1'));
    expect(await run(folder.path, 'report', 'a.crw')).toMatchObject({
      code: 2,
      stderr:
        "hotpix: a.crw: Expected a hotpix Result, got a file that is not JSON. 'hotpix scan photos/ --json result.json' writes one.\n",
    });
  });

  test.each([
    ['merge', 'result.json'],
    ['scan', 'photo.jpg', '--dark', 'result.json'],
  ])('is no State when it is a Result: %s', async (...args) => {
    await folder.write('photo.jpg');
    await folder.write('result.json', JSON.stringify(await sampleResult()));
    expect(await run(folder.path, ...args)).toMatchObject({
      code: 2,
      stderr:
        "hotpix: result.json: Expected a hotpix State, got a Result, which has no statistics. 'hotpix scan photos/ --state photos.state' keeps one.\n",
    });
  });
});
