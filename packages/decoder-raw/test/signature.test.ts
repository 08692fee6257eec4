import { describe, expect, it } from 'vitest';
import { formatOf, isRaw, isTiff } from '../src/signature.ts';

/** First bytes, of which each letter is one; the rest is zeros. */
function head(text: string): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set(Array.from(text, (letter) => letter.charCodeAt(0)));
  return bytes;
}

describe('telling a raw file by its first bytes', () => {
  it.each([
    ['Canon CRW', 'II\x1a\0\0\0HEAPCCDR'],
    ['Canon CR2', 'II*\0\x10\0\0\0CR\x02\0'],
    ['Canon CR3', '\0\0\0\x18ftypcrx '],
    ['Fujifilm RAF', 'FUJIFILMCCD-RAW '],
    ['Minolta MRW', '\0MRM'],
    ['Sigma X3F', 'FOVb'],
    ['Olympus ORF', 'IIRO\x08'],
    ['Olympus ORF', 'IIRS\x08'],
    ['Olympus ORF', 'MMOR\0'],
    ['Panasonic RW2', 'IIU\0'],
    ['TIFF', 'II*\0'],
    ['TIFF', 'MM\0*'],
  ])('knows %s whatever its name', (format, start) => {
    expect(isRaw(head(start), 'renamed.jpg')).toBe(true);
    expect(formatOf(head(start), 'renamed.jpg')).toBe(format);
  });

  it.each([
    ['JPEG', '\xff\xd8\xff\xe1'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['WebP', 'RIFF\0\0\0\0WEBP'],
    ['HEIF', '\0\0\0\x18ftypheic'],
    ['AVIF', '\0\0\0\x18ftypavif'],
  ])('leaves %s to others, even under the name of a raw file', (_, start) => {
    expect(isRaw(head(start), 'renamed.CRW')).toBe(false);
  });

  it('goes by the name where the bytes say nothing', () => {
    expect(isRaw(head(''), 'folder.v2/QV.CAM')).toBe(true);
    expect(isRaw(head(''), 'QV.txt')).toBe(false);
    expect(isRaw(head(''), 'raw')).toBe(false);
  });

  it('takes an empty file with a raw name, to say what is wrong with it', () => {
    expect(isRaw(new Uint8Array(0), 'IMG_0001.CRW')).toBe(true);
  });

  it('names a raw file that is built as TIFF by its extension', () => {
    expect(formatOf(head('MM\0*'), 'P003908.KDC')).toBe('KDC');
  });

  it.each(['II*\0', 'MM\0*', 'IIRO', 'MMOR', 'IIU\0'])('knows %j for a TIFF structure', (start) => {
    expect(isTiff(head(start))).toBe(true);
  });

  it('knows CRW for none', () => {
    expect(isTiff(head('II\x1a\0\0\0HEAPCCDR'))).toBe(false);
  });
});
