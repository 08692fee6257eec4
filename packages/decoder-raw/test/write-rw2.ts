/** Writes Panasonic's RW2 by the words of exiftool's PanasonicRaw tags, with blocks of 16 bytes for the samples. */

const DATA_AT = 1024;
const SHORT = 3;

export interface PlainRw2 {
  readonly width: number;
  readonly height: number;
  /** 4 to 7: the samples in a block of 16 bytes differ. */
  readonly format: number;
  readonly bits: number;
}

/** A file of that many bytes for its samples, all of the same value. */
export function writeRw2({ width, height, format, bits }: PlainRw2, bytesOfSamples: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(DATA_AT + bytesOfSamples).fill(0x11, DATA_AT);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 0x55, 0, 24]);
  let free = 512;
  const put = (text: string): number => {
    const at = free;
    bytes.set(new TextEncoder().encode(`${text}\0`), at);
    free += text.length + 1;
    return at;
  };
  const entries = [
    [0x01, 7, 4, 0x30343330],
    [0x02, SHORT, 1, width],
    [0x03, SHORT, 1, height],
    [0x04, SHORT, 1, 0],
    [0x05, SHORT, 1, 0],
    [0x06, SHORT, 1, height],
    [0x07, SHORT, 1, width],
    [0x09, SHORT, 1, 3],
    [0x0a, SHORT, 1, bits],
    [0x2d, SHORT, 1, format],
    [0x10f, 2, 10, put('Panasonic')],
    [0x110, 2, 9, put('DMC-G99X')],
    [0x118, 4, 1, DATA_AT],
  ];
  view.setUint16(24, entries.length, true);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 26 + 12 * index;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  });
  return bytes;
}
