/** What is known of an original, whatever its format. */
import { makerNoteField } from '@hotpix/dng';
import type { Carried } from '@hotpix/tiff';

export interface OriginalFacts {
  /** Absent where nobody here can read them. */
  readonly carried?: Carried;
  /** In words: what stays behind. */
  readonly lost: string;
}

/** A maker's note as private data of the file, in which its pointers can still be followed. */
export function withNote(carried: Carried): Carried {
  const { note, file } = carried;
  return note ? { ...carried, file: [...file, makerNoteField(note)] } : carried;
}
