/** Runs that are killed at random moments: what must hold after each kill, and at the end. */
import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './camera.ts';
import { command } from './command.ts';
import { hotpix } from './hotpix.ts';
import { resultOf } from './result-of.ts';
import { useFolder } from './use-folder.ts';

const at = useFolder();

type Files = Record<string, Buffer>;

/** The files of a folder that anybody sees. */
async function visibleIn(folder: string): Promise<Files> {
  const names = (await readdir(at(folder)).catch(() => [])).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(at(folder, name))])));
}

const hiddenIn = async (folder: string): Promise<string[]> =>
  (await readdir(at(folder))).filter((name) => name.startsWith('.'));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = Date.now();
  await work();
  return Date.now() - start;
}

/** Mostly while it works, and hardly while Node starts. */
async function killed(args: readonly string[], duration: number): Promise<void> {
  const moment = duration * (0.4 + 0.65 * Math.random());
  await hotpix(at(), args, { onStart: (child) => setTimeout(() => child.kill('SIGKILL'), moment) });
}

/** Defines the tests, each with so many kills of runs over so many photographs. */
export function describeKills(kills: number, frames: number): void {
  let originals: Files;
  let repaired: Files;

  beforeAll(async () => {
    await simulate({ dir: at(), camera: CAMERA, frames, formats: ['jpeg'] });
    await command(at(), ['scan', 'jpeg', '--json', 'map.json', '--quiet']);
    await command(at(), ['fix', 'jpeg', '--map', 'map.json', '--out', 'reference', '--quiet']);
    [originals, repaired] = [await visibleIn('jpeg'), await visibleIn('reference')];
    expect(Object.keys(repaired)).toEqual(Object.keys(originals));
  }, 120_000);

  // A run is started a dozen times, which takes long where others work as well.
  describe(`killed ${kills} times`, { timeout: 300_000 }, () => {
    test('a scan with a State gets to the Result of one that was not', async () => {
      const duration = await timed(() => hotpix(at(), ['scan', 'jpeg', '--json', '-', '--quiet']));
      const whole = await resultOf(at(), ['jpeg']);
      const args = ['scan', 'jpeg', '--state', 'states/a.state', '--checkpoint', '0', '--quiet'];
      for (let kill = 0; kill < kills; kill++) await killed(args, duration);
      expect(await resultOf(at(), ['jpeg', '--state', 'states/a.state'])).toBe(whole);
      expect(await readdir(at('states'))).toEqual(['a.state']);
    });

    test('a repair into a folder leaves whole copies alone, and is resumed to the end', async () => {
      const args = ['fix', 'jpeg', '--map', 'map.json', '--out', 'copies', '--quiet', '--resume'];
      const duration = await timed(() => hotpix(at(), args));
      for (let kill = 0; kill < kills; kill++) {
        const before = await visibleIn('copies');
        if (Object.keys(before).length === Object.keys(repaired).length) await rm(at('copies'), { recursive: true });
        await killed(args, duration);
        for (const [name, bytes] of Object.entries(await visibleIn('copies')))
          expect([name, bytes.equals(repaired[name])]).toEqual([name, true]);
        expect(await visibleIn('jpeg')).toEqual(originals);
      }
      expect(await hotpix(at(), args)).toMatchObject({ code: 0 });
      expect(await visibleIn('copies')).toEqual(repaired);
      expect(await hiddenIn('copies')).toEqual([]);
    });

    test('a repair in place loses no original, and is resumed to the end', async () => {
      const args = ['fix', 'mine', '--map', 'map.json', '--in-place', '--quiet', '--resume'];
      await renew();
      const duration = await timed(() => hotpix(at(), args));
      await renew();
      for (let kill = 0; kill < kills; kill++) {
        await killed(args, duration);
        const isDone = await assertNothingLost();
        if (isDone) await renew();
      }
      expect(await hotpix(at(), args)).toMatchObject({ code: 0 });
      expect(await assertNothingLost()).toBe(true);
      expect(await hiddenIn('mine')).toEqual([]);
    });
  });

  async function renew(): Promise<void> {
    await rm(at('mine'), { recursive: true, force: true });
    await mkdir(at('mine'));
    for (const name of Object.keys(originals)) await copyFile(at('jpeg', name), at('mine', name));
  }

  /** @returns whether all are repaired */
  async function assertNothingLost(): Promise<boolean> {
    const files = await visibleIn('mine');
    let done = 0;
    for (const [name, original] of Object.entries(originals)) {
      const [now, kept] = [files[name], files[`${name}.original`]];
      const isRepaired = now.equals(repaired[name]);
      expect([name, isRepaired || now.equals(original)]).toEqual([name, true]);
      expect([name, kept?.equals(original) ?? !isRepaired]).toEqual([name, true]);
      if (isRepaired) done++;
    }
    return done === Object.keys(originals).length;
  }
}
