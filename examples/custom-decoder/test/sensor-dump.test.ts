import { checkDecoder } from '@hotpix/core/testing';
import { test } from 'vitest';
import { sensorDump } from '../src/sensor-dump.ts';

function dump(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(16 + width * height * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('SENSDUMP'));
  view.setUint32(8, width, true);
  view.setUint32(12, height, true);
  for (let i = 0; i < width * height; i++) view.setUint16(16 + i * 2, 64 + i, true);
  return bytes;
}

test('the decoder keeps the promises of a decoder', async () => {
  const expected = { width: 32, height: 24, mosaic: ['GB', 'RG'], bits: 12, lossy: false };
  await checkDecoder(sensorDump(), { path: 'bench-1.dump', bytes: dump(32, 24), expected });
});
