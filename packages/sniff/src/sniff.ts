/** Tells a file's kind by its content, whatever its name says. */
import { KINDS, type Kind } from './kinds.ts';

export type FileKind = keyof typeof KINDS;

/** A kind of file, and what is known of all such files. */
export interface Sniffed extends Omit<Kind, 'is'> {
  readonly kind: FileKind;
}

const ALL = (Object.keys(KINDS) as FileKind[]).map((kind) => ({ kind, ...(KINDS[kind] as Kind) }));

/**
 * The kind of file that begins so. Nothing is said of what follows: it may be damaged, and a TIFF may be a picture or a raw file.
 * @param head the first 256 bytes or more, fewer of a shorter file
 * @returns undefined for a file that does not say what it is, as text
 */
export function sniff(head: Uint8Array): Sniffed | undefined {
  const found = ALL.find(({ is }) => is(head));
  return found && { kind: found.kind, name: found.name, family: found.family, isTiff: found.isTiff };
}
