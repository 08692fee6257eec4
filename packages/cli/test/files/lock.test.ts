import { execFile, spawn, spawnSync } from 'node:child_process';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { clearFolder, lock } from '../../src/files/lock.ts';
import { HOST, thisProcess } from '../../src/files/owner.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

/** The lock that another process would have left, whose words these are. */
async function leave(owner: object): Promise<string> {
  const own = await lock(folder.at('a.state'));
  const [name] = await readdir(folder.path);
  await own.release();
  await writeFile(folder.at(name), JSON.stringify(owner));
  return name;
}

test('a lock keeps others out until it is released, and leaves nothing behind', async () => {
  const own = await lock(folder.at('a.state'));
  await expect(lock(folder.at('a.state'))).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining(`got the process ${process.pid}, which writes it`),
  });
  await (await lock(folder.at('b.state'))).release();
  await own.release();
  await (await lock(folder.at('a.state'))).release();
  expect(await readdir(folder.path)).toEqual([]);
});

test('of many that wait for a lock one has it at a time', async () => {
  let [inside, most] = [0, 0];
  const turns = Array.from({ length: 8 }, async () => {
    const own = await lock(folder.at('a.state'), 20);
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
    await own.release();
  });
  await Promise.all(turns);
  expect(most).toBe(1);
  expect(await readdir(folder.path)).toEqual([]);
});

test('the lock of a process that has ended is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await leave({ host: HOST, pid });
  await (await lock(folder.at('a.state'))).release();
  expect(await readdir(folder.path)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'so is that of an earlier process whose number another one has now',
  async () => {
    await leave({ ...(await thisProcess()), began: '1' });
    await (await lock(folder.at('a.state'))).release();
  },
);

test('the locks of dead processes are cleared from a folder, and no other', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await leave({ host: HOST, pid });
  const own = await lock(folder.at('b.state'));
  await clearFolder(folder.path);
  expect(await readdir(folder.path)).toHaveLength(1);
  await own.release();
  expect(await readdir(folder.path)).toEqual([]);
});

test('of many that take one over a single one has it', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await leave({ host: HOST, pid });
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => lock(folder.at('a.state'))));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each([
  ['of a process that runs', () => ({ host: HOST, pid: process.ppid })],
  ['of another machine', () => ({ host: '00000000', pid: 1 })],
  ['of nobody knows whom', () => ({})],
])('a lock %s stays, and is named', async (_, owner) => {
  const name = await leave(owner());
  await expect(lock(folder.at('a.state'))).rejects.toThrow(`remove '${folder.at(name)}'`);
  expect(JSON.parse(await readFile(folder.at(name), 'utf8'))).toEqual(owner());
});

test('a lock goes with the process that held it, where that is not killed', async () => {
  const code = `import { lock } from ${JSON.stringify(new URL('../../dist/files/lock.js', import.meta.url).href)};
    await lock(${JSON.stringify(folder.at('a.state'))}); process.exit(3);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(3);
  expect(await readdir(folder.path)).toEqual([]);
});

test.runIf(process.platform !== 'win32')(
  'a pipe in the place of a lock is waited for no longer than a lock',
  async () => {
    const name = await leave({});
    await rm(folder.at(name));
    await promisify(execFile)('mkfifo', [folder.at(name)]);
    await expect(lock(folder.at('a.state'))).rejects.toMatchObject({ code: 'locked' });
    await clearFolder(folder.path);
  },
);

test('of a file that somebody put in the place of a lock no more is read than a lock has', async () => {
  const name = await leave({});
  await truncate(folder.at(name), 3 * 2 ** 30);
  await expect(lock(folder.at('a.state'))).rejects.toMatchObject({ code: 'locked' });
});

test.each([0, -1, 1.5])('%s is the number of no process', async (pid) => {
  await leave({ host: HOST, pid });
  await expect(lock(folder.at('a.state'))).rejects.toMatchObject({
    message: expect.stringContaining('got another process'),
  });
});
