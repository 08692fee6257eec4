import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { HOST } from '../../src/files/owner.ts';
import { removeLeftovers, temporaryName } from '../../src/files/temporary.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const named = (host: string, pid: number): string => `.hotpix-${host}-${pid}-${randomUUID()}.tmp`;

test('what dead runs of this machine left is removed, and nothing else', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
  const others = [
    ...[named(HOST, process.pid), named(HOST, process.ppid), named('00000000', dead)],
    ...['.hotpix-mine.tmp', `x${named(HOST, dead)}`, `${named(HOST, dead)}.jpg`, 'a.jpg'],
  ];
  for (const name of [...others, named(HOST, dead), named(HOST, dead)]) await folder.write(name);
  await mkdir(folder.at(named(HOST, dead)));
  await removeLeftovers(folder.path);
  expect((await readdir(folder.path)).sort()).toEqual([...others].sort());
});

test('the first name in a folder clears it', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
  await folder.write(named(HOST, dead));
  await temporaryName(folder.path);
  expect(await readdir(folder.path)).toEqual([]);
});

test('a folder that is not there has no leftovers', () => removeLeftovers(folder.at('gone')));
