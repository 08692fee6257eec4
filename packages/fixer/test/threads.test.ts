import { createHotpix, ThreadPool, type Defect, type Hotpix, type Platform } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixer } from '../src/index.ts';
import { defectAt, frameOf, grid } from './support/frames.ts';

const [WIDTH, HEIGHT] = [96, 64];

/** Notes the programs that its threads are given. */
function watched(): { platform: Platform; programs: string[] } {
  const platform = nodePlatform();
  const programs: string[] = [];
  const start: Platform['start'] = (program) => {
    const thread = platform.start!(program);
    const { postMessage } = thread;
    thread.postMessage = (message, handed) => {
      programs.push(...(message as { program: string }[]).map((call) => call.program.split('/').at(-1)!));
      postMessage.call(thread, message, handed);
    };
    return thread;
  };
  return { platform: { ...platform, lanes: 2, start }, programs };
}

const here = createHotpix({ plugins: [jpegDecoder(), fixer()] });
const elsewhere = (platform: Platform): Hotpix => createHotpix({ plugins: [jpegDecoder(), fixer()], platform });

const around = (x: number, y: number, margin: number): Defect =>
  defectAt(x, y, { x: x - margin, y: y - margin, width: 2 * margin + 1, height: 2 * margin + 1 });

describe('a JPEG', () => {
  const samples = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => 90 + ((i * i) % 61));
  const jpeg = sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg()
    .toBuffer();
  const defects = [around(44, 30, 2), around(70, 50, 3)];

  async function repair(hotpix: Hotpix, options = {}): Promise<Uint8Array> {
    const source = sourceOf('a.jpg', await jpeg);
    const decoded = await hotpix.decode(source, { isAlone: true });
    const patches = await hotpix.propose(decoded.frame, defects);
    return (await hotpix.write(source, decoded, patches, options)).bytes;
  }

  test('is repaired by a thread as by the one that calls', async () => {
    const { platform, programs } = watched();
    expect(await repair(elsewhere(platform))).toEqual(await repair(here));
    expect(programs).toEqual(['repair-thread.js']);
  });

  test('that is all there is to do is not worth a thread', async () => {
    const { platform, programs } = watched();
    await repair(elsewhere(platform), { isAlone: true });
    expect(programs).toEqual([]);
  });

  test('that cannot be repaired is refused in the same words', async () => {
    const { platform } = watched();
    const extent = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
    const refusal = async (hotpix: Hotpix): Promise<unknown> => {
      const source = sourceOf('a.jpg', await jpeg);
      const decoded = await hotpix.decode(source);
      const patches = [{ x: 0, y: 0, channel: 0, from: 1, to: 2, method: 'membrane', extent }];
      return hotpix.write(source, decoded, patches).catch((error: unknown) => error);
    };
    const expected = (await refusal(here)) as Error;
    expect(expected.message).toMatch(/good pixels near/);
    expect(await refusal(elsewhere(platform))).toMatchObject({ code: 'refused', message: expected.message });
  });

  test('is left when the run is stopped', async () => {
    const { platform } = watched();
    const stop = new AbortController();
    const written = repair(elsewhere(platform), { signal: stop.signal });
    stop.abort();
    await expect(written).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('a mosaic', () => {
  const frame = frameOf(
    grid(WIDTH, HEIGHT, (x, y) => 2000 + ((x * x + 31 * y) % 501)),
    { mosaic: ['RG', 'GB'], bits: 14, black: 512 },
  );

  test('is estimated by a thread as by the one that calls', async () => {
    const { platform, programs } = watched();
    const defects = [defectAt(20, 20), around(60, 40, 1)];
    const patches = await elsewhere(platform).propose(frame, defects);
    expect(patches).toEqual(await here.propose(frame, defects));
    expect(patches).toHaveLength(10);
    expect(programs).toEqual(['repair-thread.js']);
  });

  test('is estimated also where its decoder left more on the frame than can be sent', async () => {
    const { platform } = watched();
    const own = { ...frame, develop: () => 'a method of its own' };
    expect(await elsewhere(platform).propose(own, [defectAt(20, 20)])).toHaveLength(1);
  });

  test('of which too much is defective is refused with the same code, words and numbers', async () => {
    const { platform } = watched();
    const half = [defectAt(1, 1, { x: 0, y: 0, width: WIDTH, height: HEIGHT / 2 })];
    const { message } = (await here.propose(frame, half).catch((error: unknown) => error)) as Error;
    await expect(elsewhere(platform).propose(frame, half)).rejects.toMatchObject({
      ...{ code: 'tooManyDefects', message, details: { most: (WIDTH * HEIGHT) / 4 } },
    });
  });

  test('is left when the run is stopped, and the threads go on with others', async () => {
    const { platform } = watched();
    const hotpix = elsewhere(platform);
    const stop = new AbortController();
    const stopped = hotpix.propose(frame, [defectAt(20, 20)], { signal: stop.signal });
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
    expect(await hotpix.propose(frame, [defectAt(20, 20)])).toHaveLength(1);
    ThreadPool.of(platform)?.end();
  });
});
