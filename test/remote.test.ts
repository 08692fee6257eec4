/** Photographs on servers: a scan of them gives what one of the folder gives. */
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPlace } from '@hotpix/objects';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { command } from './support/command.ts';
import { countingServer, type CountingServer } from './support/counting-server.ts';
import { hotpix } from './support/hotpix.ts';
import { frameName, makeMixedSet } from './support/mixed-set.ts';
import { resultOf } from './support/result-of.ts';
import { startS3, type S3 } from './support/s3.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
let s3: S3;
let names: string[];
let local: string;

beforeAll(async () => {
  await makeMixedSet(at);
  names = await readdir(at('photos'));
  s3 = await startS3(at('buckets'), 'shoot');
  for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
  const place = openPlace('s3://shoot/photos');
  for (const name of names) await place.write(name, await readFile(at('photos', name)));
  for (const name of ['notes.txt', '.hidden.dng', 'a.dng.original']) await place.write(name, Buffer.from('Notes.'));
  local = await resultOf(at(), ['photos']);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
});

const scan = (...args: string[]) => resultOf(at(), args);
const asLocal = (json: string): string => json.replaceAll('s3://shoot/', '');
const WITHOUT_NOTES = ['s3://shoot/photos', '!notes.txt'];

describe('a bucket', () => {
  test('gives the Result of the folder but for the paths', async () => {
    expect(asLocal(await scan(...WITHOUT_NOTES))).toBe(local);
  });

  test('is searched by globs in which case does not count', async () => {
    const { files } = JSON.parse(await scan('s3://shoot/photos/FRAME-000[1-8].Dng'));
    expect(files).toHaveLength(8);
  });

  test('has what is hidden passed over, and set aside what nobody called a photograph', async () => {
    const { files } = JSON.parse(await scan('s3://shoot/photos/'));
    expect(files).toHaveLength(names.length + 1);
    expect(files).toContainEqual(
      expect.objectContaining({ path: 's3://shoot/photos/notes.txt', status: 'setAside', code: 'notAPhotograph' }),
    );
  });

  test('leaves out what patterns exclude by name, by path and by address', async () => {
    const patterns = ['--exclude', '*.jpg', '--exclude', 'photos/copy.dng', '!s3://shoot/photos/notes.*', '!cut.dng'];
    const { files } = JSON.parse(await scan('s3://shoot', ...patterns));
    expect(files.map(({ path }: { path: string }) => path)).toEqual(
      Array.from({ length: 9 }, (_, i) => `s3://shoot/photos/${frameName(i + 1)}.dng`),
    );
  });

  test('is resumed where a State was stopped', async () => {
    await scan('s3://shoot/photos/frame-000[1-5].dng', '--state', 'some.state');
    expect(asLocal(await scan(...WITHOUT_NOTES, '--state', 'some.state'))).toBe(local);
  });

  test('is scanned in shards, which are merged to the Result of all', async () => {
    for (const i of [1, 2]) {
      const args = ['scan', ...WITHOUT_NOTES, '--shard', `${i}/2`, '--state', `${i}.state`];
      expect(await command(at(), args)).toMatchObject({ code: 0 });
    }
    expect(asLocal(await resultOf(at(), ['1.state', '2.state'], 'merge'))).toBe(local);
  });

  test('is judged, and looked into', async () => {
    const check = await command(at(), ['check', ...WITHOUT_NOTES, '--limit', 'defects=0']);
    expect(check.code).toBe(1);
    const inspect = await command(at(), ['inspect', `s3://shoot/photos/${frameName(1)}.dng`]);
    expect(inspect).toMatchObject({ code: 0, stdout: expect.stringContaining('decoder-raw') });
  });

  test('has its defects shown as they are', async () => {
    const shown = await scan(...WITHOUT_NOTES, '--crops', '2');
    expect(asLocal(shown)).toBe(await scan('photos', '--crops', '2'));
    expect(shown).not.toBe(local);
  });

  test('has its photographs repaired into a folder, once', async () => {
    await writeFile(at('map.json'), local);
    const fix = (of: string, out: string) => ['fix', `${of}/frame-000[12].dng`, '--map', 'map.json', '--out', out];
    expect(await command(at(), fix('s3://shoot/photos', 'repaired'))).toMatchObject({ code: 0 });
    await command(at(), fix('photos', 'of-folder'));
    for (const n of [1, 2]) {
      const name = `${frameName(n)}.dng`;
      expect((await readFile(at('repaired', name))).equals(await readFile(at('of-folder', name)))).toBe(true);
    }
    const again = await command(at(), [...fix('s3://shoot/photos', 'repaired'), '--resume']);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('2 files repaired already') });
  });

  test('is never written to', async () => {
    const { code, stderr } = await command(at(), ['fix', ...WITHOUT_NOTES, '--in-place']);
    expect(code).toBe(2);
    expect(stderr).toContain('Nothing is written to servers: use --out');
  });

  test.each([
    ['s3://shoot/none', "'s3://shoot/none' does not exist"],
    ['s3://shoot/none/*.dng', "got 's3://shoot/none/*.dng', which matches nothing"],
    ['s3://other-bucket/x', "a bucket that exists, got 's3://other-bucket'"],
    ['s3://key:secret@shoot/x', "one of 's3://' whose bucket is no name"],
    ['ftp://host/x', "an address that begins with 'ftp://'"],
  ])('that is not there is an error: %s', async (address, words) => {
    const { code, stderr } = await command(at(), ['scan', address]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('secret');
  });

  test('has no States and Results', async () => {
    const { code, stderr } = await command(at(), ['merge', 's3://shoot/photos']);
    expect(code).toBe(2);
    expect(stderr).toContain('Only photographs are read from servers');
  });
});

describe('addresses of HTTP', () => {
  const servers: CountingServer[] = [];
  const serve = async (folder: string): Promise<CountingServer> => {
    const server = await countingServer(at(folder));
    servers.push(server);
    return server;
  };
  afterAll(() => Promise.all(servers.map((server) => server.close())));
  const addresses = ({ url }: CountingServer, of = names): string[] => of.map((name) => `${url}/${name}`);

  test('give the Result of the files but for the paths, and each byte once', async () => {
    const server = await serve('photos');
    const json = await scan(...addresses(server), '--concurrency', '1');
    expect(json.replaceAll(server.url, 'photos')).toBe(local);
    for (const name of names) {
      const { size } = await stat(at('photos', name));
      expect(server.given.get(name), name).toEqual({ requests: size > 65_536 ? 2 : 1, bytes: size });
    }
  });

  test('come ahead of their decoding', async () => {
    const server = await serve('photos');
    server.before = () => sleep(50);
    await scan(...addresses(server), '--concurrency', '1');
    expect(server.mostAtOnce).toBeGreaterThanOrEqual(4);
    expect(server.mostAtOnce).toBeLessThanOrEqual(9);
  });

  test('show no password and no signature anywhere', async () => {
    const server = await serve('photos');
    const signed = (name: string): string =>
      `${server.url.replace('://', '://somebody:hunter2@')}/${name}?id=7&X-Amz-Signature=c0ffee&sig=c0ffee`;
    const args = [...names, 'gone.dng'].map(signed);
    const { code, stdout, stderr } = await command(at(), [
      'scan',
      ...args,
      '--state',
      'signed.state',
      '--html',
      'signed.html',
      '--json',
      'signed.json',
    ]);
    expect(code).toBe(0);
    const texts = [
      stdout,
      stderr,
      await readFile(at('signed.json'), 'utf8'),
      await readFile(at('signed.html'), 'utf8'),
    ];
    for (const text of [...texts, await readFile(at('signed.state'), 'latin1')]) {
      expect(text).not.toMatch(/hunter2|c0ffee|somebody/);
    }
    const paths = JSON.parse(texts[2]).files.map(({ path }: { path: string }) => path);
    expect(paths).toContain(`${server.url}/gone.dng?id=7&X-Amz-Signature=…&sig=…`);
  });

  test('that give other bytes than before fail alone', async () => {
    await mkdir(at('changing'));
    for (const name of names) await copyFile(at('photos', name), at('changing', name));
    const server = await serve('changing');
    const changing = `${frameName(3)}.dng`;
    server.before = (name, from) => {
      if (name === changing && from > 0) copyFileSync(at('photos', `${frameName(4)}.dng`), at('changing', changing));
    };
    const { files } = JSON.parse(await scan(...addresses(server)));
    const failed = files.filter(({ code }: { code?: string }) => code === 'changedObject');
    expect(failed).toEqual([expect.objectContaining({ path: `${server.url}/${changing}`, status: 'failed' })]);
    expect(files.filter(({ status }: { status: string }) => status === 'used').length).toBe(8);
  });

  /** Once, for asked twice a process does not wait for anything; and never answers. */
  const stopAsAsked = (server: CountingServer, child: ChildProcess): void => {
    let stop = (): void => void child.kill('SIGINT');
    server.before = () => {
      stop();
      stop = () => {};
      return new Promise(() => {});
    };
  };

  test('end at once on Ctrl-C, though no answer comes', async () => {
    const server = await serve('photos');
    const run = hotpix(at(), ['scan', ...addresses(server)], {
      onStart: (child) => stopAsAsked(server, child),
    });
    expect(await run).toMatchObject({ code: 2, stderr: expect.stringContaining('The run was stopped when 0 of ') });
  }, 15_000);

  test('end at once on Ctrl-C while a server is asked for its list', async () => {
    const server = await serve('photos');
    vi.stubEnv('AWS_ENDPOINT_URL_S3', server.url);
    const run = hotpix(at(), ['scan', 's3://shoot/photos/'], {
      onStart: (child) => stopAsAsked(server, child),
    });
    expect(await run).toMatchObject({ code: 2, stderr: 'hotpix: The run was stopped (looking for photographs).\n' });
    vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.env.AWS_ENDPOINT_URL_S3);
  }, 15_000);
});
