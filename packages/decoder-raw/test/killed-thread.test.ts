import type { Worker } from 'node:worker_threads';
import { createHotpix } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { createCamera, mixedSettings, procedural, toDng } from '@hotpix/simulator';
import { expect, test } from 'vitest';

test('a thread that is killed at work fails its file alone, and another takes its place', async () => {
  const workers: Worker[] = [];
  const listen = (worker: Worker): void => void workers.push(worker);
  process.on('worker', listen);
  const camera = createCamera({ seed: 13, width: 2000, height: 1500 });
  const bytes = toDng(camera.photograph(procedural(13, 0), { ...mixedSettings(13, 0), index: 0 }), {
    compression: 'lossless-jpeg',
  });
  const hotpix = createHotpix({ plugins: [rawDecoder()], platform: nodePlatform({ lanes: 3 }) });
  const decode = (path: string) => hotpix.decode(sourceOf(path, bytes));
  await decode('0.dng');
  const killed = decode('1.dng');
  setTimeout(() => void workers[0].terminate(), 20);
  await expect(killed).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('got the end of the thread at work'),
  });
  expect((await decode('2.dng')).frame.width).toBe(2000);
  expect(workers).toHaveLength(2);
  process.off('worker', listen);
});
