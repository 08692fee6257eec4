/** Which files are pictures that this decoder reads, by their first bytes. */
import { sniff, type FileKind } from '@hotpix/sniff';

export type PictureKind = 'jpeg' | 'png' | 'tiff' | 'webp' | 'heif';

/** BigTIFF is among them to be refused in words. */
const KINDS: Partial<Record<FileKind, PictureKind>> = {
  jpeg: 'jpeg',
  png: 'png',
  tiff: 'tiff',
  bigtiff: 'tiff',
  webp: 'webp',
  heif: 'heif',
};

/** The kind of picture that these first bytes begin, whatever the file's name says. A TIFF may still be a raw file. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const kind = sniff(head)?.kind;
  return kind && KINDS[kind];
}
