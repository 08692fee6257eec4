/** What stands at the same place in all photographs and is no defect of a pixel: how it is called, and where it is. */
import type { Result } from '@hotpix/result';
import { size, whole } from './format.ts';

export type Artefact = NonNullable<Result['artefacts']>[number];

interface ArtefactKind {
  readonly name: string;
  readonly several: string;
  /** A sentence that a photographer understands. */
  readonly meaning: string;
}

export const ARTEFACT_KINDS: Readonly<Record<Artefact['kind'], ArtefactKind>> = {
  dust: {
    name: 'Shadow of dust',
    several: 'shadows of dust',
    meaning: 'A shadow of dust is wider than a pixel.',
  },
  overlay: {
    name: 'Overlay',
    several: 'overlays',
    meaning: 'An overlay is something put on the pictures, such as a date, a logo or a bar.',
  },
};

export const ARTEFACT_ORDER = Object.keys(ARTEFACT_KINDS) as Artefact['kind'][];

/** Those that there are any of, with how many. */
export function countArtefacts(
  artefacts: readonly Artefact[],
): { readonly kind: Artefact['kind']; readonly count: number }[] {
  return ARTEFACT_ORDER.map((kind) => ({ kind, count: artefacts.filter((one) => one.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}

/** `2 shadows of dust, 1 overlay`. */
export function artefactsInWords(artefacts: readonly Artefact[]): string {
  return countArtefacts(artefacts)
    .map(({ kind, count }) => {
      const { name, several } = ARTEFACT_KINDS[kind];
      return `${whole(count)} ${count === 1 ? name.toLowerCase() : several}`;
    })
    .join(', ');
}

/** `Overlay, 300 × 40 from x 100, y 700`. */
export function artefactTitle({ kind, x, y, width, height }: Artefact): string {
  return `${ARTEFACT_KINDS[kind].name}, ${size(width, height)} from x ${x}, y ${y}`;
}
