import { TAG, type Field } from '@hotpix/tiff';
import { describe, expect, it } from 'vitest';
import { layTiff, type Directory } from '../../../../dng/test/lay-tiff.ts';
import { originalFacts } from '../../../src/write/original/original-facts.ts';

const ascii = (words: string) => ({ type: 2, bytes: new TextEncoder().encode(`${words}\0`) }) as const;
const NOTE = { type: 7, bytes: Uint8Array.from({ length: 90 }, (_, at) => at) } as const;
const EXIF: Directory = { 37500: NOTE, 37510: ascii('words') };
const tiff = (first: Directory, order: 'II' | 'MM' = 'II'): Uint8Array => layTiff({ order, chain: [first] }).bytes;
const whole = tiff({ 33432: ascii('(c) somebody'), 34665: { directories: [EXIF] } });

const uint32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer).reverse();
const box = (name: string, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(8 + body.length), Buffer.from(name), body]);
};
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex');

/** As Canon's CR3 lies: CMT1 to CMT4 in a box of their own in `moov`, XMP beside it. */
function cr3(): Buffer {
  const canon = box(
    'uuid',
    hex('85c0b687820f11e08111f4ce462b6a48'),
    box('CNCV', Buffer.from('CanonCR3_001/00.09.00/00.00.00')),
    box('CMT1', tiff({ 33432: ascii('(c) somebody') })),
    box('CMT2', tiff({ 37510: ascii('words') })),
    box('CMT3', tiff({ 6: ascii('Canon EOS R') })),
    box('CMT4', tiff({ 1: ascii('N') })),
  );
  const xmp = box('uuid', hex('be7acfcb97a942e89c71999491e3afac'), Buffer.from('<x:xmpmeta/>'));
  return Buffer.concat([box('ftyp', Buffer.from('crx \0\0\0\x01crx isom')), box('moov', canon), xmp]);
}

/** As Minolta's MRW lies: blocks, of which TTW is a TIFF. */
function mrw(): Buffer {
  const blocks = Buffer.concat([block('\0PRD', new Uint8Array(24)), block('\0TTW', whole)]);
  return block('\0MRM', blocks);
}
const block = (name: string, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(name, 'latin1'), uint32(content.length), content]);

/** As CIFF lies: contents, directory, place of the directory. */
function crw(): Buffer {
  const values = [Buffer.from('Canon\0Canon PowerShot S40\0'), Buffer.alloc(60, 7), Buffer.from('samples')];
  const types = [0x080a, 0x102a, 0x2005];
  let at = 0;
  const entries = values.map(({ length }, index) => {
    const entry = Buffer.alloc(10);
    entry.writeUInt16LE(types[index]);
    entry.writeUInt32LE(length, 2);
    entry.writeUInt32LE(at, 6);
    at += length;
    return entry;
  });
  const head = Buffer.from('II\x1a\0\0\0HEAPCCDR\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1');
  return Buffer.concat([head, ...values, Buffer.from([values.length, 0]), ...entries, uint32(at).reverse()]);
}

const textOf = (fields: readonly Field[] | undefined, tag: number): string | undefined => {
  const bytes = fields?.find((field) => field.tag === tag)?.bytes;
  return bytes && new TextDecoder('latin1').decode(bytes).replace(/\0+$/, '');
};

describe('what an original says beside its samples', () => {
  it.each([
    ['TIFF', whole],
    ['MRW', mrw()],
    ['CR3', cr3()],
  ])('is found in a file built as %s', (_, bytes) => {
    const { carried } = originalFacts(bytes);
    expect(textOf(carried?.file, TAG.Copyright)).toBe('(c) somebody');
    expect(textOf(carried?.exif, 37510)).toBe('words');
    expect(textOf(carried?.file, TAG.DNGPrivateData)).toMatch(/^Adobe\0MakN/);
  });

  it('is GPS and XMP of a CR3, too', () => {
    const { carried } = originalFacts(cr3());
    expect(textOf(carried?.gps, 1)).toBe('N');
    expect(textOf(carried?.file, TAG.XMP)).toBe('<x:xmpmeta/>');
  });

  it('is the records of a CRW but its samples, big-endian, with the byte order of their values', () => {
    const stored = Buffer.from(textOf(originalFacts(crw()).carried?.file, TAG.DNGPrivateData) ?? '', 'latin1');
    expect(stored.subarray(0, 10).toString('latin1')).toBe('Adobe\0CRW ');
    expect(stored.subarray(14, 18)).toEqual(Buffer.from('II\0\x02', 'latin1'));
    expect(stored.subarray(18, 24)).toEqual(Buffer.from([0x08, 0x0a, 0, 0, 0, 26]));
    expect(stored.subarray(50, 56)).toEqual(Buffer.from([0x10, 0x2a, 0, 0, 0, 60]));
  });

  it.each([
    ['a CR3 cut short', cr3().subarray(0, 120)],
    ['a CRW cut short', crw().subarray(0, 60)],
    ['a MRW without its TIFF', block('\0MRM', block('\0PRD', new Uint8Array(24)))],
    ['a RAF cut short', Buffer.from(`FUJIFILM${'\0'.repeat(60)}`)],
  ])('is named as lost where it cannot be read: %s', (_, bytes) => {
    const { carried, lost } = originalFacts(bytes);
    expect(carried).toBeUndefined();
    expect(lost).toContain('maker notes');
  });

  it('is named where it is lost: a note that is too large', () => {
    const large = { type: 7, bytes: new Uint8Array(2 ** 24 + 1) } as const;
    const { lost } = originalFacts(tiff({ 34665: { directories: [{ 37500: large }] } }));
    expect(lost).toMatch(/^maker notes/);
  });
});
