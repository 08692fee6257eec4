import { refused, tooLarge, type Frame, type Plugin } from '@hotpix/core';

const MAGIC = 'MYFORMAT';
/** The magic, then width and height as 32-bit little-endian numbers. */
const HEADER = 16;

/** Decodes the dumps of a sensor with 12 bits and an RGGB mosaic. */
export function myDecoder(): Plugin {
  return {
    name: 'my-decoder',
    version: '0.1.0',
    decode: {
      extensions: ['dump'],
      match: (head) => new TextDecoder('latin1').decode(head.subarray(0, MAGIC.length)) === MAGIC,
      async decode(source, { maxPixels, signal }) {
        const bytes = await source.read();
        signal.throwIfAborted();
        return frameOf(bytes, maxPixels);
      },
    },
  };
}

function frameOf(bytes: Uint8Array, maxPixels: number): Frame {
  if (bytes.length < HEADER) throw refused('The file ends within its header. Copy it again.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(8, true), view.getUint32(12, true)];
  if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
  const expected = HEADER + width * height * 2;
  if (width * height === 0 || bytes.length < expected) {
    throw refused(
      `Expected ${expected} bytes for ${width} x ${height} samples, got ${bytes.length}. Copy the file again.`,
    );
  }
  const samples = new Uint16Array(width * height);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getUint16(HEADER + 2 * i, true);
  return {
    samples,
    width,
    height,
    channels: 1,
    mosaic: ['RG', 'GB'],
    active: { x: 0, y: 0, width, height },
    bits: 12,
    black: 64,
    white: 4095,
    lossy: false,
    camera: { make: 'Bench', model: 'Sensor 1', serial: '' },
    capture: {},
  };
}
