/**
 * How makers begin their notes, where the directory is in them, and which tags number a body. Facts of ExifTool's
 * documentation of tags (exiftool.org/TagNames), tried on files of these makers. What makers cipher is left alone.
 */
import { textOf, type LooseDirectory } from '../structure/loose-directory.ts';

/** A note with a directory. */
export interface MakerNote {
  /** How it begins, as Latin-1. */
  readonly starts: RegExp;
  /** What Exif calls the maker, where the beginning does not tell. */
  readonly make?: RegExp;
  /** Where the directory is in the note, or where a little-endian number is that says it. */
  readonly at: number | { readonly pointer: number };
  /** From where in the note pointers count. Absent where they count from the start of Exif, as those of Exif do. */
  readonly base?: number;
  /** What numbers the body, best first; empty text where a directory has it not. */
  serials(directory: LooseDirectory, model: string): readonly string[];
}

/** Decimal; 0 stands for no number. */
const decimal = (value: number): string => (value === 0 ? '' : String(value));
const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const canon: MakerNote['serials'] = (directory, model) => {
  // The 5D keeps other numbers before it.
  const internal = directory.bytes(0x96).subarray(model.includes('EOS 5D') ? 9 : 0);
  return [canonSerial(directory.uint32(0xc), model), textOf(internal).replace(/\xff+$/, '')];
};

/** As it is on the body, but for zeros before it: the D30 has four hexadecimal digits and five decimal ones there. */
export function canonSerial(number: number, model: string): string {
  if (!/EOS D30\b/.test(model) || number === 0) return decimal(number);
  const [high, low] = [number >>> 16, number & 0xffff];
  return high.toString(16).padStart(4, '0') + String(low).padStart(5, '0');
}

const nikon: MakerNote['serials'] = (directory) => [
  directory.text(0x1d),
  directory.text(0xa0).replace(/^No[=.:]\s*/i, ''),
];

const olympus: MakerNote['serials'] = (directory) => {
  const equipment = directory.directory(0x2010);
  const [number = '', internal = ''] = [equipment?.text(0x101), equipment?.text(0x102)];
  // A C2500L gives its name in the place of its number.
  return [number, directory.text(0x404), directory.text(0x101a).replace(/^OLYMPUS.*/, ''), internal];
};

/** Place, date and number of its making. Programs that move notes are off by some bytes, so that NULs come first. */
const panasonic: MakerNote['serials'] = (directory) => {
  const number = String.fromCharCode(...directory.bytes(0x25));
  return [/[A-Z][A-Z\d]{2}\d{10}/.exec(number)?.[0] ?? directory.text(0x25)];
};

const pentax: MakerNote['serials'] = (directory) => [directory.text(0x229), decimal(directory.uint32(0x215, 4))];

const leica: MakerNote['serials'] = (directory) => [decimal(directory.uint32(0x305)), directory.text(0x500)];

const ricoh: MakerNote['serials'] = (directory) => {
  // The number of the lens unit of a GXR, which is where its sensor is.
  const number = directory.bytes(0x5);
  return /^[-\w ]+$/.test(textOf(number)) ? [textOf(number)] : [number.length === 16 ? hexadecimal(number) : ''];
};

/** Stored as pairs of digits, the last one first. */
const sony: MakerNote['serials'] = (directory) => {
  const pairs = directory.text(0x2031).match(/^\d{8}$/) ? directory.text(0x2031).match(/../g) : null;
  return [(pairs ?? []).reverse().join('')];
};

const kodak: MakerNote['serials'] = (directory) => [directory.directory(0xfc00)?.text(0xfa19) ?? ''];

/** Asked in this order; the first that begins so is believed. */
export const MAKER_NOTES: readonly MakerNote[] = [
  { starts: /^Nikon\0\x02/, at: 18, base: 10, serials: nikon },
  { starts: /^(?!Nikon\0)/, make: /^NIKON/i, at: 0, serials: nikon },
  { starts: /^/, make: /^Canon/i, at: 0, serials: canon },
  { starts: /^OLYMPUS\0/, at: 12, base: 0, serials: olympus },
  { starts: /^OM SYSTEM\0/, at: 16, base: 0, serials: olympus },
  { starts: /^(OLYMP|EPSON|MINOL|CAMER|PREMI)\0/, at: 8, serials: olympus },
  { starts: /^SONY PI\0/, at: 12, serials: olympus },
  { starts: /^(FUJIFILM|GENERALE)/, at: { pointer: 8 }, base: 0, serials: (d) => [d.text(0x10)] },
  { starts: /^Panasonic\0/, at: 12, serials: panasonic },
  { starts: /^LEICA CAMERA AG\0/, at: 18, serials: panasonic },
  { starts: /^LEICA\0\0\0/, make: /^LEICA$/, at: 8, serials: panasonic },
  { starts: /^LEICA\0\0\0/, at: 8, base: 8, serials: (d) => [decimal(d.uint32(0x303))] },
  { starts: /^LEICA\0[\x01\x04-\x07\x10\x1a]\0/, at: 8, base: 0, serials: leica },
  { starts: /^LEICA\0[\x08\x09]\0/, at: 8, serials: leica },
  { starts: /^AOC\0/, at: 6, serials: pentax },
  { starts: /^PENTAX \0/, at: 10, base: 0, serials: pentax },
  { starts: /^RICOH\0(II|MM)/, at: 8, base: 0, serials: pentax },
  { starts: /^RICOH/i, at: 8, serials: ricoh },
  { starts: /^SONY (DSC|CAM|MOBILE)/, at: 12, serials: sony },
  { starts: /^/, make: /^SONY/i, at: 0, serials: sony },
  { starts: /^(SIGMA|FOVEON)\0/, at: 10, serials: (d) => [d.text(0x2)] },
  { starts: /^MOT\0/, at: 8, base: 0, serials: (d) => [d.text(0x5501)] },
  { starts: /^(MM\0\*|II\*\0)/, make: /Kodak/i, at: 8, base: 0, serials: kodak },
  { starts: /^(?!MM|II|AOC|KDK)/, make: /Kodak/i, at: 0, serials: kodak },
  { starts: /^/, make: /^SAMSUNG/i, at: 0, serials: (d) => [d.text(0xa002)] },
];

/** A note that is not built of a directory, whose number stands at one place. */
export interface FixedNote {
  readonly starts: RegExp;
  readonly make?: RegExp;
  readonly at: number;
  readonly length: number;
  /** Bytes of a letter. */
  readonly width: 1 | 2;
  /** What the text must look like, the number in its first group. */
  readonly form: RegExp;
}

const ANY = /^(\w{6,})/;

/** Asked before those with a directory. */
export const FIXED_NOTES: readonly FixedNote[] = [
  { starts: /^\x01\xf1[\x02\x03]\0/, at: 42, length: 30, width: 2, form: ANY },
  { starts: /^\x01\xf1/, make: /^RECONYX/, at: 42, length: 30, width: 2, form: ANY },
  { starts: /^RECONYXUF\0/, at: 75, length: 15, width: 1, form: ANY },
  { starts: /^RECONYXH2\0/, at: 126, length: 30, width: 2, form: ANY },
  { starts: /^IIII\x04\0/, at: 92, length: 26, width: 1, form: /^SERIAL NUMBER:\s*(\w+)/ },
  { starts: /^IIII\x06\0/, at: 88, length: 26, width: 1, form: /^SERIAL NUMBER:\s*(\w+)/ },
  // Kodak's confirmed ones are KXXXX########.
  {
    starts: /^[CK][A-Z\d]{3} ?[A-Z\d]{1,2}\d\d/,
    make: /Kodak/i,
    at: 0,
    length: 16,
    width: 1,
    form: /^([A-Z\d ]{12,})/,
  },
];
