/** A scan that is killed again and again gets to the Result of one that was not, bit for bit. */
import { stat } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, expect, test } from 'vitest';
import { CAMERA } from '../support/camera.ts';
import { hotpix } from '../support/hotpix.ts';
import { resultOf } from '../support/result-of.ts';
import { useFolder } from '../support/use-folder.ts';

const KILLS = 20;
const PHOTOGRAPHS = 160;

const at = useFolder();
let whole: string;
let duration: number;

beforeAll(async () => {
  await simulate({ dir: at(), camera: CAMERA, frames: PHOTOGRAPHS });
  const start = Date.now();
  whole = await resultOf(at(), ['jpeg']);
  duration = Date.now() - start;
});

test(`at ${KILLS} random moments it counts no photograph twice and loses none`, async () => {
  const sizes = new Set<number>();
  for (let kill = 0; kill < KILLS; kill++) {
    const moment = duration * (0.3 + 0.7 * Math.random());
    const args = ['scan', 'jpeg', '--state', 'killed.state', '--checkpoint', '0', '--quiet'];
    await hotpix(at(), args, { onStart: (child) => setTimeout(() => child.kill('SIGKILL'), moment) });
    sizes.add((await stat(at('killed.state')).catch(() => ({ size: 0 }))).size);
    // What a killed run left can be gone on from, and what it counted is in it once.
    if (kill % 5 === 4) await resultOf(at(), ['jpeg/frame-0001.jpg', 'jpeg/frame-0002.jpg', '--state', 'killed.state']);
  }
  expect(sizes.size).toBeGreaterThan(2);
  expect(await resultOf(at(), ['jpeg', '--state', 'killed.state'])).toBe(whole);
});
