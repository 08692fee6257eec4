/** Which pictures are repaired as what they are, by their first bytes. */
import { sniff, type FileKind } from '@hotpix/sniff';

export type PictureKind = 'jpeg' | 'png' | 'tiff';

/** BigTIFF is among them to be refused in words. */
const KINDS: Partial<Record<FileKind, PictureKind>> = { jpeg: 'jpeg', png: 'png', tiff: 'tiff', bigtiff: 'tiff' };

/** The kind of picture that these bytes begin. A TIFF may still be a raw file. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const kind = sniff(head)?.kind;
  return kind && KINDS[kind];
}
