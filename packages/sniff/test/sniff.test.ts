import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniff, type FileKind } from '../src/index.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
/** The first box of a file: its size, its name, the brand, a version, further brands. */
const boxed = (brand: string, ...more: string[]): string =>
  `\0\0\0${String.fromCharCode(16 + 4 * more.length)}ftyp${brand}\0\0\0\0${more.join('')}`;

/** By the words of each format's specification, or of those who took it apart. */
const BEGINNINGS: readonly (readonly [FileKind, string])[] = [
  ['jpeg', '\xff\xd8\xff\xe1\0\x10Exif'],
  ['jpeg', '\xff\xd8\xff\xdb'],
  ['png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['gif', 'GIF89a'],
  ['jxl', '\xff\x0a\xfa\x1f'],
  ['jxl', '\0\0\0\x0cJXL \r\n\x87\n'],
  ['jp2', '\0\0\0\x0cjP  \r\n\x87\n'],
  ['heif', boxed('avif', 'mif1')],
  ['heif', boxed('heic')],
  ['heif', boxed('XXXX', 'YYYY', 'heix')],
  ['cr3', boxed('crx ', 'crx ', 'isom')],
  ['mp4', boxed('isom', 'avc1')],
  ['mp4', boxed('qt  ')],
  ['orf', 'IIRO\x08\0\0\0'],
  ['orf', 'IIRS\x08\0\0\0'],
  ['orf', 'MMOR\0\0\0\x08'],
  ['rw2', 'IIU\0\x18\0\0\0'],
  ['cr2', 'II*\0\x10\0\0\0CR\x02\0'],
  ['iiq', 'II*\0\x08\0\0\0IIII'],
  ['iiq', 'MM\0*\0\0\0\x08MMMM'],
  ['tiff', 'II*\0\x08\0\0\0'],
  ['tiff', 'MM\0*\0\0\0\x08'],
  ['bigtiff', 'II+\0\x08\0\0\0'],
  ['bigtiff', 'MM\0+\0\x08\0\0'],
  ['crw', 'II\x1a\0\0\0HEAPCCDR'],
  ['raf', 'FUJIFILMCCD-RAW 0201'],
  ['mrw', '\0MRM\0\0\0\0'],
  ['x3f', 'FOVb\0\0\x02\0'],
  ['phase-one', 'IIIITcaR'],
  ['phase-one', 'MMMMRawT'],
  ['kyocera', `${'\0'.repeat(25)}ARECOYK`],
  ['quicktake', 'qktk\0\0'],
  ['quicktake', 'qktn\0\0'],
  ['pxn', 'PXN\0'],
  ['nokia', 'NOKIARAW'],
  ['rollei', 'DSC-Image'],
  ['sinar', 'PWAD'],
  ['broadcom', 'BRCMo'],
  ['cine', 'CI\x2c\0'],
  ['casio', '\x07\x20MM'],
  ['riff', 'RIFF\x24\0\0\0AVI LIST'],
  ['psd', '8BPS\0\x01'],
  ['pdf', '%PDF-1.7'],
  ['zip', 'PK\x03\x04'],
  ['fits', 'SIMPLE  =                    T'],
];

test.each(BEGINNINGS)('%s is told by its first bytes', (kind, bytes) => {
  expect(sniff(latin1(bytes.padEnd(300, '\x01')))?.kind).toBe(kind);
  expect(sniff(latin1(bytes))?.kind).toBe(kind);
});

test('a view into a larger buffer is read from where it begins', () => {
  const buffer = latin1(`${'\x55'.repeat(40)}${boxed('isom', 'heic')}`);
  expect(sniff(buffer.subarray(40))?.kind).toBe('heif');
});

test.each([
  ['nothing', ''],
  ['text', 'x,y\n1,2\n'],
  ['a JPEG without its second marker', '\xff\xd8\0'],
  ['a PNG whose line ends were converted', '\x89PNG\n\x1a\n\0'],
  ['brands behind the end of their box', `${boxed('isom').replace('ftyp', 'free')}heic`],
  ['zeros', '\0'.repeat(300)],
])('%s has no kind', (_, bytes) => {
  expect(sniff(latin1(bytes))).toBeUndefined();
});

test('what is built as TIFF says so, but BigTIFF', () => {
  const kinds = new Set(BEGINNINGS.map(([, bytes]) => sniff(latin1(bytes))!).filter(({ isTiff }) => isTiff));
  expect([...kinds].map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['orf', 'rw2', 'cr2', 'iiq', 'tiff'] satisfies FileKind[]),
  );
  expect(sniff(latin1('II+\0'))).toEqual({ kind: 'bigtiff', name: 'BigTIFF', family: 'other', isTiff: false });
});

test('any bytes have an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(['picture', 'raw', 'other', undefined]).toContain(sniff(bytes)?.family);
    }),
  );
});

const DATA = new URL('../../../../shared/data/', import.meta.url);
describe.skipIf(!existsSync(DATA))('of the photographs of ../shared/data', () => {
  test.each<[string, FileKind]>([
    ['canon-s40/raw', 'crw'],
    ['canon-s40/jpeg', 'jpeg'],
    ['dji-fc300s', 'jpeg'],
    ['kodak-dc120', 'tiff'],
  ])('all in %s are %s', (folder, kind) => {
    const files = readdirSync(new URL(`${folder}/`, DATA)).map((name) =>
      readFileSync(new URL(`${folder}/${name}`, DATA)),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((bytes) => sniff(bytes.subarray(0, 256))?.kind)).toEqual(files.map(() => kind));
  });
});
