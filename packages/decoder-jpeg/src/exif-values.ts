/** Values of Exif, as cameras and programs write them: not always of the type that the standard has for them. */
import { TAG, TiffError, type LooseDirectory, type TiffTag } from '@hotpix/tiff';
import { cleanText } from './clean-text.ts';

/** Types; UTF-8 is one of Exif 3.0. */
const [BYTE, ASCII, UNDEFINED, UTF_8] = [1, 2, 7, 129];
/** Bytes of a text that are looked at, and of one that is none. */
const [LONGEST, TOO_LONG] = [1000, 1 << 20];
/** Of what is one number there may be several, as of ISO speeds. */
const MOST_NUMBERS = 16;

/** Looks each tag up in the directory of Exif, then in that of the picture. What is damaged is absent. */
export class ExifValues {
  private readonly directories: readonly LooseDirectory[];

  constructor(image: LooseDirectory | undefined) {
    this.directories = [image?.directory(TAG.ExifIFD), image].filter((one) => one !== undefined);
  }

  /** Undefined for none, or one of nothing that can be shown. Some writers give text the type of bytes. */
  text(tag: number): string | undefined {
    const entry = this.entry(tag);
    const isText = entry?.type === ASCII || entry?.type === UTF_8;
    if (!entry || !(isText || entry.type === UNDEFINED || entry.type === BYTE)) return undefined;
    const words = cleanText(isText ? textOf(bytesOf(entry)) : String.fromCharCode(...bytesOf(entry)));
    return words === '' ? undefined : words;
  }

  /** The first number above 0, a rational as the quotient of its two parts. */
  positive(tag: number): number | undefined {
    const entry = this.entry(tag);
    if (!entry || entry.count > MOST_NUMBERS) return undefined;
    const number = entry.type === ASCII ? Number(this.text(tag)) : orAbsent([], () => entry.numbers())[0];
    return Number.isFinite(number) && number > 0 ? number : undefined;
  }

  private entry(tag: number): TiffTag | undefined {
    return this.directories.find((directory) => directory.has(tag))?.entry(tag);
  }
}

const bytesOf = (entry: TiffTag): Uint8Array =>
  entry.count > TOO_LONG ? new Uint8Array() : orAbsent(new Uint8Array(), () => entry.bytes().slice(0, LONGEST));

/** Up to the first NUL, behind which is rubbish out of the memory of the camera; old programs write Latin-1. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const own = end < 0 ? bytes : bytes.subarray(0, end);
  const latin1 = String.fromCharCode(...own);
  // What decodes UTF-8 takes longer to make than all else here.
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(own, { stream: true });
  } catch {
    return latin1;
  }
}

function orAbsent<T>(absent: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TiffError) return absent;
    throw error;
  }
}
