/** What is of folders alone: other people's files, links, and writers that are killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { useFolder } from '../../../test/support/use-folder.ts';
import { openPlace } from '../src/index.ts';

const at = useFolder();
const dist = pathToFileURL(new URL('../dist/index.js', import.meta.url).pathname).href;

async function* failing(): AsyncIterable<Uint8Array> {
  yield new Uint8Array(10);
  throw new Error('no more');
}

describe('a write', () => {
  test('that fails leaves what was there', async () => {
    const place = openPlace(at('failing'));
    await place.write('a/b', Buffer.from('before'));
    await expect(place.write('a/b', failing())).rejects.toThrow('no more');
    expect(await readFile(at('failing/a/b'), 'utf8')).toBe('before');
    expect(await readdir(at('failing'))).toEqual(['a']);
  });

  test('whose process was killed leaves a file aside, which the next write removes', async () => {
    const script = `import { openPlace } from ${JSON.stringify(dist)};
      async function* slow() { yield new Uint8Array(10); process.stdout.write('begun'); await new Promise((r) => setTimeout(r, 60_000)); }
      await openPlace(${JSON.stringify(at('killed'))}).write('a', slow());`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const place = openPlace(at('killed'));
    expect(await readdir(at('killed'))).toHaveLength(1);
    expect(await place.head('a')).toBeUndefined();
    expect(await place.list()[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    await place.write('b', new Uint8Array(1));
    expect(await readdir(at('killed'))).toEqual(['b']);
  });

  test('of another machine is left alone for an hour', async () => {
    const name = '.hotpix-00000000-1-00000000-0000-0000-0000-000000000000.tmp';
    await mkdir(at('shared'));
    await writeFile(at('shared', name), '');
    await openPlace(at('shared')).sweep();
    expect(await readdir(at('shared'))).toEqual([name]);
    const before = Date.now() / 1000 - 3601;
    await utimes(at('shared', name), before, before);
    await openPlace(at('shared')).sweep();
    expect(await readdir(at('shared'))).toEqual([]);
  });

  test('goes on where another removes the folders that are empty', async () => {
    const [one, other] = [openPlace(at('busy')), openPlace(at('busy'))];
    for (let n = 0; n < 50; n++) {
      await one.write('x/y/gone', new Uint8Array(1));
      await Promise.all([one.remove('x/y/gone'), other.write('x/y/z/kept', new Uint8Array(n))]);
      expect(await other.read('x/y/z/kept')).toHaveLength(n);
      await other.remove('x/y/z/kept');
    }
    expect(await readdir(at('busy'))).toEqual([]);
  });
});

describe('a link', () => {
  test('is no way out of the folder for what is written and removed', async () => {
    await mkdir(at('outside'));
    await mkdir(at('linked'));
    await writeFile(at('outside/a'), 'theirs');
    await symlink(at('outside'), at('linked/out'));
    const place = openPlace(at('linked'));
    await expect(place.write('out/a', new Uint8Array(1))).rejects.toMatchObject({ code: 'badPlace' });
    await expect(place.write('out/deep/a', new Uint8Array(1))).rejects.toMatchObject({ code: 'badPlace' });
    await expect(place.remove('out/a')).rejects.toMatchObject({ code: 'badPlace' });
    expect(await readFile(at('outside/a'), 'utf8')).toBe('theirs');
    expect(await readdir(at('outside'))).toEqual(['a']);
  });
});

test('a file that grows while it is read is a changed one', async () => {
  await mkdir(at('growing'));
  await writeFile(at('growing/a'), '0123');
  const place = openPlace(at('growing'));
  const { etag } = (await place.head('a')) ?? {};
  await writeFile(at('growing/a'), '012345');
  await expect(place.read('a', { etag })).rejects.toMatchObject({ code: 'changedObject' });
});

test('a file that is longer than is read in one go is an error, but for its parts', async () => {
  await mkdir(at('long'));
  await writeFile(at('long/a'), '0123456789');
  const place = openPlace(at('long'), { most: 5 });
  await expect(place.read('a')).rejects.toMatchObject({ code: 'longObject' });
  expect(Buffer.from(await place.read('a', { from: 3, length: 5 })).toString()).toBe('34567');
});
