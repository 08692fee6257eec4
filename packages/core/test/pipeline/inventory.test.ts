import { describe, expect, test } from 'vitest';
import { mostPhotographedFirst } from '../../src/pipeline/inventory.ts';
import {
  createHotpix,
  webPlatform,
  type Decoder,
  type Frame,
  type Identity,
  type Plugin,
  type Source,
} from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames({ count: 6 });
const OTHER = { make: 'Other', model: 'Camera', serial: '7' };

/** Files of one byte, the frame of that number; those from the second on are of another camera than the first two. */
const sources = frames.map((_, number) => sourceOf(`${number}.raw`, Uint8Array.of(number)));
const frameOf = (number: number): Frame => (number < 2 ? frames[number] : { ...frames[number], camera: OTHER });

function decoder(identify?: (number: number) => Identity | undefined): { plugin: Plugin; decoded: string[] } {
  const decoded: string[] = [];
  const decode: Decoder = {
    match: () => true,
    ...(identify && { identify: ([number]: Uint8Array) => identify(number) }),
    decode: async (source: Source) => {
      decoded.push(source.path);
      const [number] = await source.read();
      return frameOf(number);
    },
  };
  return { plugin: { name: 'numbers', decode }, decoded };
}

const honest = (number: number): Identity => ({ camera: frameOf(number).camera, isMosaic: true });
const gather = ({ plugin }: { plugin: Plugin }) => createHotpix({ plugins: [plugin] }).gather(sources);

describe('a set whose second camera has most of the photographs', () => {
  test('is decoded once where the first bytes tell the cameras', async () => {
    const known = decoder(honest);
    await gather(known);
    expect([...known.decoded].sort()).toEqual(['0.raw', '1.raw', '2.raw', '3.raw', '4.raw', '5.raw']);
  });

  test('is decoded again where they do not', async () => {
    const unknown = decoder();
    await gather(unknown);
    expect(unknown.decoded).toHaveLength(10);
  });

  test.each<[string, (number: number) => Identity | undefined]>([
    ['tell the wrong camera', (number) => honest(number < 2 ? 5 : 0)],
    ['tell another camera of each photograph', (number) => ({ ...honest(0), width: number + 1 })],
    ['tell of some only', (number) => (number % 2 ? honest(number) : undefined)],
    [
      'cannot be looked into',
      () => {
        throw new Error('broken');
      },
    ],
  ])('gives the same State where they %s', async (_, identify) => {
    expect(await gather(decoder(identify))).toEqual(await gather(decoder()));
  });
});

test('of as many photographs from two decoders the mosaics are decoded first, as they are kept', async () => {
  const known = decoder((number) => ({ camera: OTHER, width: 1 + (number % 2), isMosaic: number % 2 === 1 }));
  await gather(known);
  expect(known.decoded[0]).toBe('1.raw');
});

describe('of a set of 3,000', () => {
  /** Photographs of two cameras among each other, of each as many hundredths as `shares` says. */
  async function lookedInto(share: number): Promise<{ looks: number; first: boolean }> {
    let looks = 0;
    const isOther = (i: number): boolean => (i * 37) % 100 < share;
    const many = Array.from({ length: 3000 }, (_, i): Source => {
      const head = async (): Promise<Uint8Array> => {
        looks++;
        return Uint8Array.of(isOther(i) ? 2 : 0);
      };
      return { path: `${i}`, head, read: head };
    });
    const hotpix = createHotpix({ plugins: [decoder(honest).plugin] });
    const { ordered } = await mostPhotographedFirst(
      { ...hotpix, platform: webPlatform(), refusals: new WeakMap() },
      many,
      {},
    );
    return { looks, first: isOther(Number(ordered[0].path)) };
  }

  test('a part tells the camera of most', async () => {
    const { looks, first } = await lookedInto(70);
    expect(first).toBe(true);
    expect(looks).toBeLessThan(600);
  });

  test.each([
    [52, true],
    [48, false],
  ])('all are looked into where %i in 100 are of one camera', async (share, isFirst) => {
    const { looks, first } = await lookedInto(share);
    expect(first).toBe(isFirst);
    expect(looks).toBe(3000);
  });
});
