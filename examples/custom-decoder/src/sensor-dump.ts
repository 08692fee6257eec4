import { refused, tooLarge, type Plugin } from '@hotpix/core';

const MAGIC = 'SENSDUMP';
const HEADER = 16;

/**
 * Decodes the dumps of a test bench: the text SENSDUMP, width and height as 32-bit and samples as 16-bit little-endian
 * numbers. The sensor has 12 bits and a GBRG mosaic.
 */
export function sensorDump(): Plugin {
  return {
    name: 'sensor-dump',
    version: '1.0.0',
    decode: {
      match: (head) => new TextDecoder('latin1').decode(head.subarray(0, 8)) === MAGIC,
      async decode(source, { maxPixels, signal }) {
        const bytes = await source.read();
        signal.throwIfAborted();
        if (bytes.length < HEADER) throw refused('The file ends within its header. Copy it again.');
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        const [width, height] = [view.getUint32(8, true), view.getUint32(12, true)];
        if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
        const expected = HEADER + width * height * 2;
        if (bytes.length !== expected)
          throw refused(`Expected ${expected} bytes for ${width} x ${height} samples, got ${bytes.length}.`);
        const samples = Uint16Array.from({ length: width * height }, (_, i) => view.getUint16(HEADER + i * 2, true));
        return {
          samples,
          width,
          height,
          channels: 1,
          mosaic: ['GB', 'RG'],
          active: { x: 0, y: 0, width, height },
          bits: 12,
          black: 64,
          white: 4095,
          lossy: false,
          camera: { make: 'Bench', model: 'Sensor 1', serial: '' },
          capture: {},
        };
      },
    },
  };
}
