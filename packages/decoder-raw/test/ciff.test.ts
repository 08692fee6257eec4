import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCiff } from '../src/ciff.ts';

type Item = readonly [type: number, content: Uint8Array | string];

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** A heap as the CIFF specification lays it out: contents, directory, offset of the directory. */
function heap(items: readonly Item[]): Uint8Array {
  const contents = items.map(([, content]) => bytesOf(content));
  const size = contents.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(size + 2 + items.length * 10 + 4);
  const view = new DataView(bytes.buffer);
  view.setUint16(size, items.length, true);
  view.setUint32(bytes.length - 4, size, true);
  let offset = 0;
  items.forEach(([type], index) => {
    const entry = size + 2 + index * 10;
    view.setUint16(entry, type, true);
    if ((type & 0xc000) === 0x4000) {
      bytes.set(contents[index].subarray(0, 8), entry + 2);
    } else {
      view.setUint32(entry + 2, contents[index].length, true);
      view.setUint32(entry + 6, offset, true);
    }
    bytes.set(contents[index], offset);
    offset += contents[index].length;
  });
  return bytes;
}

function crw(items: readonly Item[]): Uint8Array {
  const body = heap(items);
  const bytes = new Uint8Array(26 + body.length);
  bytes.set(new TextEncoder().encode('II\x1a\0\0\0HEAPCCDR'));
  bytes.set(body, 26);
  return bytes;
}

const number = (value: number): Uint8Array => new Uint8Array(new Uint32Array([value, 0]).buffer);

const RAW: Item = [0x2005, 'samples'];
const properties = (model: string): Item => [
  0x300a,
  heap([
    [
      0x2807,
      heap([
        [0x080a, `Canon\0${model}\0`],
        [0x080b, 'Firmware Version 1.10\0'],
      ]),
    ],
    [0x580b, number(1_234_567)],
    [0x180e, number(1_617_893_472)],
  ]),
];

describe('reading Canon CIFF', () => {
  it('finds make, model, firmware and time in nested heaps', () => {
    expect(readCiff(crw([RAW, properties('Canon PowerShot S40')]))).toEqual({
      make: 'Canon',
      model: 'Canon PowerShot S40',
      serial: '',
      firmware: '1.10',
      taken: '2021-04-08T14:51:12',
    });
  });

  it('takes the serial number of an EOS, which compacts do not have', () => {
    expect(readCiff(crw([RAW, properties('Canon EOS D60')]))?.serial).toBe('1234567');
  });

  it('finds no directory in a file that was cut short', () => {
    const bytes = crw([RAW, properties('Canon EOS D60')]);
    expect(readCiff(bytes.subarray(0, bytes.length - 5))).toBeUndefined();
    expect(readCiff(bytes.subarray(0, 20))).toBeUndefined();
  });

  it('misses the raw data of a file that has none', () => {
    expect(readCiff(crw([properties('Canon EOS D60')]))).toBeUndefined();
  });

  it('ends at once for heaps that contain themselves', () => {
    const bytes = crw(Array.from({ length: 100 }, () => [0x300a, 'x'.repeat(100)] as const));
    const view = new DataView(bytes.buffer);
    const directory = 26 + 10_000;
    for (let entry = directory + 2; entry < directory + 1002; entry += 10) {
      view.setUint32(entry + 2, bytes.length - 26, true);
      view.setUint32(entry + 6, 0, true);
    }
    const start = performance.now();
    expect(readCiff(bytes)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('never throws, whatever the bytes', () => {
    const good = crw([RAW, properties('Canon EOS D60')]);
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 });
    fc.assert(
      fc.property(damage, fc.nat(good.length), (changes, end) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        readCiff(bytes.subarray(0, end));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
