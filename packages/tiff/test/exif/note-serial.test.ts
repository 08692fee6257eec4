import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteSerial } from '../../src/index.ts';
import { exifWithNote, type Note } from '../support/exif-with-note.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const wide = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const at = (offset: number, head: string, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([latin1(head.padEnd(offset, '\0')), bytes, Buffer.alloc(8)]);

/** As ExifTool documents the tags, and as files of these makers have them. */
const NOTES: readonly [what: string, note: Note, serial: string][] = [
  ['a Canon', { make: 'Canon', model: 'Canon EOS 20D', entries: { 0xc: [330113864] } }, '330113864'],
  ['a Canon D30', { make: 'Canon', model: 'Canon EOS D30', entries: { 0xc: [0x09310000 + 7059] } }, '093107059'],
  [
    'a Canon without a number, of its factory',
    { make: 'Canon', entries: { 0xc: [0], 0x96: 'GD0546219\0\xff\xff' } },
    'GD0546219',
  ],
  [
    'a Canon 5D of its factory',
    { make: 'Canon', model: 'Canon EOS 5D', entries: { 0x96: `${'\x09'.repeat(9)}G00267\0` } },
    'G00267',
  ],
  [
    'a Nikon',
    { head: 'Nikon\0\x02\x10\0\0MM\0*\0\0\0\x08', base: 10, noteOrder: 'MM', entries: { 0x1d: '6054559\0' } },
    '6054559',
  ],
  [
    'a Nikon D70',
    { head: 'Nikon\0\x02\x10\0\0II*\0\x08\0\0\0', base: 10, entries: { 0xa0: 'No= 1005a431\0' } },
    '1005a431',
  ],
  ['a Nikon whose note has no header', { make: 'NIKON', entries: { 0x1d: '3001006\0' } }, '3001006'],
  [
    'an Olympus',
    { head: 'OLYMPUS\0II\x03\0', base: 0, entries: { 0x2010: { entries: { 0x101: 'BHLB61153'.padEnd(31) + '\0' } } } },
    'BHLB61153',
  ],
  [
    'an OM System',
    { head: 'OM SYSTEM\0\0\0II\x04\0', base: 0, entries: { 0x2010: { entries: { 0x101: 'BJMA03234\0' } } } },
    'BJMA03234',
  ],
  [
    'an Olympus E-1',
    { head: 'OLYMP\0\x02\0', entries: { 0x2010: { entries: { 0x101: '143008611\0' }, isValue: true } } },
    '143008611',
  ],
  [
    'an Olympus without a number, of its factory',
    {
      head: 'OLYMPUS\0II\x03\0',
      base: 0,
      entries: { 0x2010: { entries: { 0x101: '\0\0\0\0\0', 0x102: '4060911015117001\0' } } },
    },
    '4060911015117001',
  ],
  ['an Olympus compact', { head: 'OLYMP\0\x02\0', noteOrder: 'MM', entries: { 0x404: '115332808   \0' } }, '115332808'],
  ['an Olympus E-10', { head: 'OLYMP\0\x01\0', entries: { 0x101a: '1013117\0' } }, '1013117'],
  [
    'a Fujifilm',
    {
      order: 'MM',
      head: 'FUJIFILM\x0c\0\0\0',
      base: 0,
      noteOrder: 'II',
      entries: { 0x10: 'FPX20582698     592D3131\0' },
    },
    'FPX20582698 592D3131',
  ],
  ['a Panasonic', { head: 'Panasonic\0\0\0', entries: { 0x25: latin1('F651203260376\0\0\0') } }, 'F651203260376'],
  [
    'a Leica by Panasonic',
    { make: 'LEICA', head: 'LEICA\0\0\0', entries: { 0x25: latin1('S060706210122\0\0\0') } },
    'S060706210122',
  ],
  ['a Leica X1', { make: 'LEICA CAMERA AG', head: 'LEICA\0\x01\0', base: 0, entries: { 0x305: [3955012] } }, '3955012'],
  ['a Leica M8', { make: 'Leica Camera AG', head: 'LEICA\0\0\0', base: 8, entries: { 0x303: [3100123] } }, '3100123'],
  ['a Pentax', { head: 'AOC\0MM', noteOrder: 'MM', entries: { 0x229: '4973893\0' } }, '4973893'],
  ['a Pentax K', { head: 'PENTAX \0MM', base: 0, noteOrder: 'MM', entries: { 0x229: '6385520\0' } }, '6385520'],
  [
    'a Pentax with a false mark of the byte order',
    { head: 'AOC\0MM', noteOrder: 'II', entries: { 0x229: '6322060\0' } },
    '6322060',
  ],
  [
    'a Pentax without a number, of its factory',
    { head: 'AOC\0MM', noteOrder: 'MM', entries: { 0x215: [76830, 20061027, 2, 1, 4325518], 0x229: '\0\0\0\0\0' } },
    '4325518',
  ],
  ['a Ricoh GR III', { head: 'RICOH\0II', base: 0, entries: { 0x229: '5001234\0' } }, '5001234'],
  ['a Ricoh', { head: 'Ricoh\0\0\0', entries: { 0x5: latin1('00000WK032500187') } }, '00000WK032500187'],
  [
    'an older Ricoh',
    { head: 'Ricoh\0\0\0', entries: { 0x5: Buffer.from('0000000000000001220700000310ff57', 'hex') } },
    '0000000000000001220700000310ff57',
  ],
  ['a Sony', { make: 'SONY', head: 'SONY DSC \0\0\0', entries: { 0x2031: '12345678\0' } }, '78563412'],
  ['a Sigma', { order: 'MM', make: 'SIGMA', head: 'SIGMA\0\0\0\x01\0', entries: { 0x2: '02000019\0' } }, '02000019'],
  ['a Motorola', { head: 'MOT\0II*\0', base: 0, entries: { 0x5501: 'ZY2238TJ4V\0' } }, 'ZY2238TJ4V'],
  ['a Samsung', { make: 'SAMSUNG', entries: { 0xa002: 'A1B2C3D4E5\0' } }, 'A1B2C3D4E5'],
  [
    'a Kodak',
    {
      make: 'EASTMAN KODAK COMPANY',
      head: 'MM\0*\0\0\0\x08',
      base: 0,
      noteOrder: 'MM',
      entries: { 0xfc00: { entries: { 0xfa19: 'KCXHZ81300092\0\0\0' } } },
    },
    'KCXHZ81300092',
  ],
  [
    'a Kodak whose note is its number',
    { make: 'EASTMAN KODAK COMPANY', bytes: at(64, 'KCGCK54810211\0', latin1('')) },
    'KCGCK54810211',
  ],
  ['a Reconyx', { bytes: at(42, '\x01\xf1\x03\0', wide('H500DE01120343\0')) }, 'H500DE01120343'],
  ['a Reconyx Ultrafire', { bytes: at(75, 'RECONYXUF\0', latin1('U77ABC12345678\0')) }, 'U77ABC12345678'],
  ['a Reconyx HF2', { bytes: at(126, 'RECONYXH2\0', wide('HLPXEL09018779\0')) }, 'HLPXEL09018779'],
  ['an HP', { bytes: at(92, 'IIII\x04\0', latin1('SERIAL NUMBER:CN57TQ32DX\0')) }, 'CN57TQ32DX'],
];

describe('the serial number in the note of', () => {
  it.each(NOTES)('%s', (_, note, serial) => {
    expect(noteSerial(exifWithNote(note))).toBe(serial);
  });

  it.each(NOTES)('%s, where EXIF has the other byte order', (_, note, serial) => {
    const order = note.order === 'MM' ? 'II' : 'MM';
    expect(noteSerial(exifWithNote({ noteOrder: note.order ?? 'II', ...note, order }))).toBe(serial);
  });

  it('a view into a larger buffer', () => {
    const exif = exifWithNote(NOTES[0][1]);
    expect(noteSerial(Buffer.concat([Buffer.alloc(7), exif]).subarray(7))).toBe(NOTES[0][2]);
  });
});

describe('there is no serial number', () => {
  it.each<[string, Note]>([
    ['where it is zero', { make: 'Canon', entries: { 0xc: [0] } }],
    ['where its text is zeros', { make: 'NIKON', entries: { 0x1d: '0000000\0' } }],
    ['where its text is blank', { make: 'SIGMA', head: 'SIGMA\0\0\0\x01\0', entries: { 0x2: '       \0' } }],
    ['where its text is damaged', { head: 'OLYMP\0\x02\0', entries: { 0x404: 'L\x90Ko\xff\x01/\0' } }],
    ['where it is the name of the camera', { head: 'OLYMP\0\x01\0', entries: { 0x101a: 'OLYMPUS DIGITAL CAMERA\0' } }],
    ['in the note of an unknown maker', { make: 'Nobody', entries: { 0xc: [7], 0x1d: '7\0' } }],
    ['in an empty note', { make: 'Canon', bytes: new Uint8Array(6) }],
    // Only its beginning is public; what Sony ciphers is left alone.
    ['in what Sony ciphers', { make: 'SONY', head: 'SONY DSC \0\0\0', entries: { 0x9050: Buffer.alloc(120, 0x39) } }],
  ])('%s', (_, note) => {
    expect(noteSerial(exifWithNote(note))).toBe('');
  });

  it.each([
    ['nothing', ''],
    ['no TIFF', 'GIF89a, which is none'],
    ['a directory outside', 'II*\0\xff\xff\xff\xff'],
  ])('in %s', (_, bytes) => {
    expect(noteSerial(latin1(bytes))).toBe('');
  });
});

describe('a note that lies', () => {
  it('ends where the file ends', () => {
    const exif = exifWithNote({ make: 'Canon', entries: { 0xc: [11], 0x10: [0] } });
    const note = exif.indexOf(Buffer.from([0xc, 0, 4, 0]));
    expect(noteSerial(exif.subarray(0, note + 12))).toBe('11');
    expect(noteSerial(exif.subarray(0, note + 11))).toBe('');
  });

  it('points to itself', () => {
    const exif = exifWithNote({ head: 'OLYMPUS\0II\x03\0', base: 0, entries: { 0x2010: [12] } });
    expect(noteSerial(exif)).toBe('');
  });

  it('has a text of megabytes', () => {
    const exif = exifWithNote({ make: 'NIKON', entries: { 0x1d: '7'.repeat(3_000_000) } });
    expect(noteSerial(exif)).toBe('');
  });

  it('is damaged in any way', () => {
    const files = NOTES.map(([, note]) => exifWithNote(note));
    const damage = fc.tuple(
      fc.constantFrom(...files),
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.nat(),
    );
    fc.assert(
      fc.property(damage, ([file, place, bytes, length]) => {
        const copy = Buffer.from(file);
        copy.set(bytes.subarray(0, 1), place % file.length);
        copy.set(bytes.subarray(0, Math.max(0, file.length - (place % file.length))), place % file.length);
        expect(noteSerial(copy.subarray(0, length % (file.length + 1))).length).toBeLessThanOrEqual(128);
      }),
      { numRuns: 2000 },
    );
  });
});
