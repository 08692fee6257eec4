import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory, type History } from '../src/index.ts';
import { hotAt, resultOf } from './support/results.ts';
import { allOf } from './support/all-of.ts';
import { useFolder } from '../../../test/support/use-folder.ts';

const at = useFolder();
const month = (n: number, ...defects: number[]) =>
  resultOf({ taken: `2026-${String(n).padStart(2, '0')}-15T22:30:00`, defects: defects.map((x) => hotAt(x)) });

async function using<T>(folder: string, work: (history: History) => Promise<T>): Promise<T> {
  const history = await openHistory(at(folder));
  return work(history).finally(() => history.close());
}

describe('a folder of Results', () => {
  test('has a file per Result, named by camera and time, which holds it without pictures and judgement', async () => {
    const given = month(3, 1);
    const judged = { ...given, limits: [{ name: 'new', limit: 0, actual: 1, exceeded: true }] };
    const added = await using('names', (history) => history.add(judged));
    expect(added).toMatchObject({
      camera: expect.stringMatching(/^acme-one-7-1000x500-raw-[0-9a-f]{8}$/),
      isNew: true,
    });
    const [name] = await readdir(at('names', added.camera));
    expect(name).toBe(`2026-03-15T22-30-00-${added.id}.json`);
    expect(JSON.parse(await readFile(at('names', added.camera, name), 'utf8'))).toEqual(given);
  });

  test('has the same Result once, whatever was said of it', async () => {
    const given = month(3, 1);
    await using('once', async (history) => {
      const first = await history.add(given);
      const again = await history.add({ ...given, limits: [] }, { time: '2026-05-01T00:00:00' });
      expect(again).toEqual({ ...first, isNew: false });
      expect((await history.cameras())[0].scans).toHaveLength(1);
    });
  });

  test('is not touched by those who ask', async () => {
    const { camera } = await using('asked', (history) => history.add(month(1, 1)));
    const before = await readdir(at('asked', camera));
    await using('asked', (history) => history.camera(camera));
    expect(await readdir(at('asked', camera))).toEqual(before);
    expect((await readdir(at('asked'))).sort()).toEqual([camera, 'index.sqlite']);
  });

  test('takes no Result of no camera', async () => {
    const none = {
      ...resultOf({}),
      camera: null,
      frame: null,
      status: 'insufficient',
      reason: 'No photographs.',
    } as const;
    const adding = using('none', (history) => history.add(none));
    await expect(adding).rejects.toMatchObject({ code: 'badHistory', message: /got one without: No photographs\./ });
  });

  test('is not made where a file is', async () => {
    await writeFile(at('file'), '');
    await expect(openHistory(at('file'))).rejects.toMatchObject({ code: 'badHistory' });
  });
});

describe('the index', () => {
  test.each([
    ['in order', [1, 2, 3, 4]],
    ['backwards', [4, 3, 2, 1]],
    ['one late', [1, 2, 4, 3]],
  ])('says the same of scans that come %s', async (name, months) => {
    const scans = [month(1, 1), month(2, 1, 5), month(3, 5), month(4, 5)];
    const camera = await using(name, async (history) => {
      let key = '';
      for (const n of months) {
        const added = await history.add(scans[n - 1]);
        key = added.camera;
        await history.camera(key);
      }
      return key;
    });
    await using(name, async (history) => {
      const known = await history.camera(camera);
      expect(known!.transitions.map(({ kind, scan }) => `${scan} ${kind}`)).toEqual(['0 revealed', '1 new', '3 gone']);
      const before = await allOf(history);
      await history.rebuild();
      expect(await allOf(history)).toEqual(before);
    });
  });

  test('is made anew where it is lost or damaged', async () => {
    await using('lost', (history) => history.add(month(1, 1)));
    const before = await using('lost', allOf);
    await rm(at('lost', 'index.sqlite'));
    expect(await using('lost', allOf)).toEqual(before);
    await writeFile(at('lost', 'index.sqlite'), 'SQLite format 3\0 and then nonsense'.repeat(200));
    expect(await using('lost', allOf)).toEqual(before);
  });

  test('tells of all cameras what happened since a date', async () => {
    await using('since', async (history) => {
      for (const result of [month(1, 1), month(2, 1, 5), month(3, 1, 5, 9)]) await history.add(result);
      const found = await history.transitions('2026-02-20T00:00:00', ['new']);
      expect(found).toMatchObject([{ kind: 'new', site: 2, time: '2026-03-15T22:30:00' }]);
      expect(await history.transitions('2026-02-20T00:00:00', ['gone'])).toEqual([]);
    });
  });

  test('leaves out what was changed or put there by others, and says so', async () => {
    const { camera } = await using('changed', (history) => history.add(month(1, 1)));
    const [name] = await readdir(at('changed', camera));
    const text = await readFile(at('changed', camera, name), 'utf8');
    await writeFile(at('changed', camera, name), text.replace('"amplitude":60', '"amplitude":61'));
    await writeFile(at('changed', camera, '2026-02-01T00-00-00-0123456789abcdef.json'), 'no JSON');
    await writeFile(at('changed', camera, 'notes.txt'), 'mine');
    await using('changed', async (history) => {
      expect(await history.cameras()).toEqual([]);
      expect((await history.unreadable()).map(({ reason }) => reason)).toEqual([
        'Expected a hotpix Result, got a file that is not JSON.',
        expect.stringContaining('was changed'),
      ]);
    });
    // Said once more, and not read once more.
    await using('changed', async (history) => expect(await history.unreadable()).toHaveLength(2));
    await using('changed', (history) => history.add(month(2, 1)));
    await using('changed', async (history) => expect((await history.camera(camera))!.scans).toHaveLength(1));
  });

  test('gives the Result of a scan as it is kept', async () => {
    const given = month(1, 1);
    await using('result', async (history) => {
      const { camera } = await history.add(given);
      const { scans } = (await history.camera(camera))!;
      expect(await history.result(camera, scans[0].id)).toEqual(given);
      await expect(history.result(camera, 'none')).rejects.toMatchObject({ code: 'badHistory' });
    });
  });
});

test('what a run that was killed left is removed an hour later', async () => {
  const { camera } = await using('killed', (history) => history.add(month(1, 1)));
  const left = at('killed', camera, '.hotpix-01234567-0123-0123-0123-0123456789ab.tmp');
  await writeFile(left, '{');
  await using('killed', (history) => history.add(month(2, 1)));
  expect(await readdir(at('killed', camera))).toHaveLength(3);
  await utimes(left, 1, 1);
  await using('killed', (history) => history.add(month(3, 1)));
  expect((await readdir(at('killed', camera))).filter((name) => name.startsWith('.'))).toEqual([]);
});

describe('the copy of an index that a run works on', () => {
  const ownerOf = (pid: number): string => join(tmpdir(), `hotpix-index-${pid}-abcdef`);
  const isThere = (path: string): Promise<boolean> =>
    stat(path).then(
      () => true,
      () => false,
    );

  test('is removed a day after its run was killed, and that of a run which still works is not', async () => {
    const { pid: ended = 0 } = spawnSync(process.execPath, ['--version']);
    const [dead, alive] = [ownerOf(ended), ownerOf(process.pid)];
    try {
      for (const path of [dead, alive]) await mkdir(path);
      await utimes(alive, 1, 1);
      await using('copies', (history) => history.cameras());
      expect([await isThere(dead), await isThere(alive)]).toEqual([true, true]);
      await utimes(dead, 1, 1);
      await using('copies', (history) => history.cameras());
      expect([await isThere(dead), await isThere(alive)]).toEqual([false, true]);
    } finally {
      for (const path of [dead, alive]) await rm(path, { recursive: true, force: true });
    }
  });
});

describe('what is no history', () => {
  const refusal = (place: string, isThere = false): Promise<string> =>
    openHistory(place, { isThere }).then(
      () => 'opened',
      ({ message }: Error) => message,
    );

  test('is made for who adds, and not for who asks', async () => {
    expect(await refusal(at('nowhere'), true)).toContain('which does not exist');
    await expect(readdir(at('nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await refusal(at('nowhere'))).toBe('opened');
  });

  test.each(['mysql://qa:secret@host/db', 'https://host/x', 'postgres:/qa:secret@host/db', 'sqlite:qa:secret@x'])(
    'is the address %s, whose password is not shown',
    async (place) => {
      const words = await refusal(place);
      expect(words).toContain('got an address that begins with');
      expect(words).not.toContain('secret');
    },
  );

  test('is a path in a folder that is not there', async () => {
    await expect(openHistory(at('not/here'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
