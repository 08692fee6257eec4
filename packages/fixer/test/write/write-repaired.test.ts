import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createHotpix, webPlatform, type Patch } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { fixer } from '../../src/index.ts';
import { frameOf, grid } from '../support/frames.ts';
import { decode, repair, write } from '../support/writing.ts';

const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } });

test.each(['webp', 'avif'] as const)('%s is refused, since all of it would be encoded anew', async (format) => {
  const bytes = await picture.clone().toFormat(format).toBuffer();
  await expect(repair(bytes, [[1, 1, 0, 9]])).rejects.toMatchObject({
    code: 'notRepairable',
    message: expect.stringContaining('Convert it to PNG'),
  });
});

test('colour frames of an unknown kind of file have no writer', async () => {
  const frame = frameOf(
    grid(9, 3, () => 1),
    { channels: 3 },
  );
  await expect(write(Buffer.from('unknown'), frame, [])).rejects.toMatchObject({ code: 'notRepairable' });
});

describe('a patch that does not fit the frame is refused', () => {
  const fitting: Patch = { x: 1, y: 1, channel: 0, from: 128, to: 9, method: 'by hand' };
  test.each<[string, Partial<Patch>]>([
    ['beside it', { x: 8 }],
    ['above it', { y: -1 }],
    ['of no channel', { channel: 3 }],
    ['of too large a value', { to: 256 }],
    ['of half a value', { to: 0.5 }],
  ])('%s', async (_, change) => {
    const bytes = await picture.clone().png().toBuffer();
    const decoded = { frame: await decode(bytes), decoder: 'a decoder' };
    const hotpix = createHotpix({ plugins: [fixer()] });
    await expect(hotpix.write(sourceOf('a', bytes), decoded, [{ ...fitting, ...change }])).rejects.toMatchObject({
      code: 'badPatch',
      details: { patch: { ...fitting, ...change } },
    });
  });
});

test('a signal that fired ends the work', async () => {
  const bytes = await picture.clone().png().toBuffer();
  const photograph = { source: sourceOf('a', bytes), frame: await decode(bytes), patches: [] };
  const job = { ...photograph, signal: AbortSignal.abort(), platform: webPlatform() };
  await expect(fixer().write?.write(job)).rejects.toMatchObject({ code: 'aborted' });
});
