import type { FrameShape } from '../nouns.ts';

interface Candidate {
  readonly shape: FrameShape;
  readonly files: readonly { readonly path: string }[];
}

/** Of several cameras in a set, the one that a single Result is about. */
export function largestCamera<T extends Candidate>(candidates: readonly T[]): T | undefined {
  return largestFirst(candidates).at(0);
}

/**
 * The most photographs first; of equals the mosaic before the picture developed from it, then the larger frame, then
 * the first path.
 */
export function largestFirst<T extends Candidate>(candidates: readonly T[]): T[] {
  return [...candidates].sort(
    (a, b) =>
      b.files.length - a.files.length ||
      Number(b.shape.mosaic !== undefined) - Number(a.shape.mosaic !== undefined) ||
      b.shape.width * b.shape.height - a.shape.width * a.shape.height ||
      (firstPath(a) < firstPath(b) ? -1 : 1),
  );
}

function firstPath({ files }: Candidate): string {
  return files.reduce((first, { path }) => (path < first ? path : first), files[0].path);
}
