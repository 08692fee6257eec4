import { link, readdir, readFile, symlink } from 'node:fs/promises';
import { relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Inputs, writeOutput } from '../../src/files/write-output.ts';
import { OPTIONS } from '../../src/options/table.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
let inputs: Inputs;

beforeEach(async () => {
  inputs = new Inputs([await folder.write('photos/a.jpg', 'original'), folder.at('gone.jpg')]);
});

describe('an input is not written to', () => {
  const refusal = /^Expected a new file to write to, got '.*', which is an input\. /;

  async function expectRefused(path: string): Promise<void> {
    await expect(writeOutput(path, 'new', inputs)).rejects.toThrow(refusal);
    expect(await readFile(folder.at('photos/a.jpg'), 'utf8')).toBe('original');
  }

  test('by its name', () => expectRefused(folder.at('photos/a.jpg')));

  test('by another spelling', () => expectRefused(`${folder.path}/photos/../photos//./a.jpg`));

  test('by a name from the current folder', () => expectRefused(relative(process.cwd(), folder.at('photos/a.jpg'))));

  test('through a link', async () => {
    await symlink(folder.at('photos/a.jpg'), folder.at('link.jpg'));
    await expectRefused(folder.at('link.jpg'));
  });

  test('through a linked folder', async () => {
    await symlink(folder.at('photos'), folder.at('pictures'), 'junction');
    await expectRefused(folder.at('pictures/a.jpg'));
  });

  test('under a second name of the same file', async () => {
    await link(folder.at('photos/a.jpg'), folder.at('b.jpg'));
    await expectRefused(folder.at('b.jpg'));
  });

  test('by whoever asks while another does', async () => {
    const path = folder.at('photos/a.jpg');
    expect(await Promise.all([inputs.has(path), inputs.has(path)])).toEqual([true, true]);
  });

  test('when it was added later', async () => {
    const other = await folder.write('b.jpg');
    inputs.add([other]);
    await expect(writeOutput(other, 'new', inputs)).rejects.toThrow(refusal);
  });
});

test('anything else is written, with the folders it lies in', async () => {
  await writeOutput(folder.at('out/deep/a.jpg'), 'new', inputs);
  expect(await readFile(folder.at('out/deep/a.jpg'), 'utf8')).toBe('new');
});

test('a folder is not written to', async () => {
  await expect(writeOutput(folder.at('photos'), 'new', inputs)).rejects.toThrow(
    /^Expected a file to write to, got '.*photos', which is a folder\./,
  );
  expect(await readdir(folder.path)).toEqual(['photos']);
});

test('the folders of its path are made where they are missing, as the help says', async () => {
  await writeOutput(folder.at('reports/2026/page.html'), 'page', inputs);
  expect(await readFile(folder.at('reports/2026/page.html'), 'utf8')).toBe('page');
  expect(OPTIONS.html.help).toContain('Folders of its path are made where they are missing');
});
