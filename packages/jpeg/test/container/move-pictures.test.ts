import { describe, expect, test } from 'vitest';
import { openJpeg } from '../../src/index.ts';
import { ascii, segment } from '../support/files.ts';
import { decode, jpegOf } from '../support/pictures.ts';

const int32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
/** Attributes, size, offset, and two numbers of pictures that belong to it (CIPA DC-007, 5.2.3.3). */
const entry = (size: number, offset: number): number[] => [...int32(0), ...int32(size), ...int32(offset), 0, 0, 0, 0];
/** An index of two pictures with nothing but their list (tag B002, 32 bytes of type 7 at offset 26). */
const mpf = (first: number[], second: number[]): number[] => [
  ...[...ascii('MPF\0'), ...ascii('MM'), 0, 42, ...int32(8), 0, 1],
  ...[0xb0, 0x02, 0, 7, ...int32(32), ...int32(26), ...int32(0), ...first, ...second],
];
const MPF_LENGTH = 4 + mpf(entry(0, 0), entry(0, 0)).length;
/** Where the byte order mark lies, from which offsets count: behind SOI, the marker, the length and the name. */
const MPF_START = 2 + 4 + 4;

const withSegment = (file: Uint8Array, bytes: number[]): Uint8Array =>
  Uint8Array.from([...file.subarray(0, 2), ...bytes, ...file.subarray(2)]);
const withBehind = (file: Uint8Array, behind: Uint8Array): Uint8Array => Uint8Array.from([...file, ...behind]);

function changed(file: Uint8Array): Uint8Array {
  const jpeg = openJpeg(file);
  const steep = Float64Array.from({ length: 64 }, (_, at) => ((at * 29) % 64) - 32);
  jpeg.planes[0].change(1, 1, steep);
  return jpeg.encode().bytes;
}

async function pair(secondOffset?: number): Promise<{ file: Uint8Array; first: number; second: Uint8Array }> {
  const [picture, second] = [await jpegOf(), await jpegOf({ quality: 30 })];
  const first = picture.length + MPF_LENGTH;
  const index = segment(0xe2, ...mpf(entry(first, 0), entry(second.length, secondOffset ?? first - MPF_START)));
  return { file: withBehind(withSegment(picture, index), second), first, second };
}

describe('of a file of several pictures', () => {
  test('the index leads to the second picture when the first has grown', async () => {
    const { file, first, second } = await pair();
    const bytes = changed(file);
    expect(bytes.length).not.toBe(file.length);
    const view = new DataView(bytes.buffer);
    const list = MPF_START + 26;
    const at = MPF_START + view.getUint32(list + 16 + 8);
    expect(bytes.subarray(at)).toEqual(second);
    expect(view.getUint32(list + 4)).toBe(first + bytes.length - file.length);
    expect((await decode(bytes)).length).toBe((await decode(file)).length);
  });

  test('an index that leads into the first picture is refused', async () => {
    const { file } = await pair(200);
    expect(() => changed(file)).toThrow(expect.objectContaining({ code: 'container' }));
  });

  test('an index that cannot be read is refused', async () => {
    const file = withSegment(await jpegOf(), segment(0xe2, ...ascii('MPF\0II')));
    expect(() => changed(file)).toThrow(expect.objectContaining({ code: 'container' }));
  });
});

describe('of a file with XMP data', () => {
  const xmp = (primary: string): number[] =>
    segment(
      0xe1,
      ...ascii('http://ns.adobe.com/xap/1.0/\0'),
      ...ascii(`<rdf:Seq><rdf:li><Container:Item Item:Mime="image/jpeg" Item:Semantic="Primary" ${primary}/></rdf:li>`),
      ...ascii('<rdf:li><Container:Item Item:Semantic="GainMap" Item:Length="700"/></rdf:li></rdf:Seq>'),
    );
  const behind = Uint8Array.from({ length: 700 }, (_, at) => at);

  test.each(['', 'Item:Length="0"'])(
    'what lies behind the picture stays where its length tells (%s)',
    async (primary) => {
      const file = withBehind(withSegment(await jpegOf(), xmp(primary)), behind);
      const bytes = changed(file);
      expect(bytes.subarray(bytes.length - 700)).toEqual(behind);
      expect([...bytes.subarray(bytes.length - 702, bytes.length - 700)]).toEqual([0xff, 0xd9]);
    },
  );

  test('a length of the picture itself is refused', async () => {
    const file = withBehind(withSegment(await jpegOf(), xmp('Item:Length="12345"')), behind);
    expect(() => changed(file)).toThrow(expect.objectContaining({ code: 'container' }));
  });

  test('a film that counts from the end of the file is still found', async () => {
    const camera = ascii('http://ns.adobe.com/xap/1.0/\0<rdf:Description GCamera:MicroVideoOffset="700"/>');
    const bytes = changed(withBehind(withSegment(await jpegOf(), segment(0xe1, ...camera)), behind));
    expect(bytes.subarray(bytes.length - 700)).toEqual(behind);
  });
});
