/** A scan that is killed again and again gets to the Result of one that was not, bit for bit. */
import { stat, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, expect, test } from 'vitest';
import { CAMERA } from '../support/camera.ts';
import { hotpix } from '../support/hotpix.ts';
import { resultOf } from '../support/result-of.ts';
import { useFolder } from '../support/use-folder.ts';

const KILLS = 20;
const PHOTOGRAPHS = 40;

/** Scans that last long enough to be killed in their midst, however fast the machine. */
const CONFIG = `const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40);
export default {
  plugins: [{ name: 'slow', accumulate: { version: 1, create: () => ({}), capacity: () => 1e6, add: wait } }],
};`;

const at = useFolder();
let whole: string;
let duration: number;

beforeAll(async () => {
  await simulate({ dir: at(), camera: CAMERA, frames: PHOTOGRAPHS });
  await writeFile(at('hotpix.config.ts'), CONFIG);
  const start = Date.now();
  await hotpix(at(), ['scan', 'jpeg', '--json', '-', '--quiet']);
  duration = Date.now() - start;
  whole = await resultOf(at(), ['jpeg']);
});

test(`at each of ${KILLS} random moments it counts no photograph twice and loses none`, async () => {
  let kept = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const state = `${kill}.state`;
    const moment = duration * (0.3 + 0.6 * Math.random());
    const args = ['scan', 'jpeg', '--state', state, '--checkpoint', '0', '--quiet'];
    await hotpix(at(), args, { onStart: (child) => setTimeout(() => child.kill('SIGKILL'), moment) });
    if (await stat(at(state)).catch(() => undefined)) kept++;
    expect(await resultOf(at(), ['jpeg', '--state', state])).toBe(whole);
  }
  expect(kept).toBeGreaterThan(KILLS / 4);
});
