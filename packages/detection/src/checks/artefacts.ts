import type { Artefact, RefusalCode } from '@hotpix/result';
import type { SelfCheck } from './check-input.ts';

/** Where more of the sensor than this is beyond chance within artefacts, the pictures are made rather than taken. */
const MADE = 0.002;

/** What stands at the same place in all photographs and is no defect of a pixel: it is said, and left out. */
export const artefacts: SelfCheck = ({ artefacts: found = [], marked = 0 }) => {
  if (found.length === 0) return undefined;
  const name: RefusalCode = 'artefacts';
  const value = found.length;
  if (marked > MADE) {
    const message = `The pictures have printed matter in common: letters, bars or icons, at the same place in all. They look like screenshots, or like frames of a page. Use photographs as the camera wrote them.`;
    return { name, status: 'failed', message, value };
  }
  const of = (kind: Artefact['kind']): Artefact[] => found.filter((artefact) => artefact.kind === kind);
  return { name, status: 'warning', message: [...dust(of('dust')), ...overlays(of('overlay'))].join(' '), value };
};

function dust(found: readonly Artefact[]): string[] {
  if (found.length === 0) return [];
  if (found.length === 1) return [`1 shadow of dust on the sensor ${placeOf(found[0])} is left out.`];
  return [`${found.length} shadows of dust on the sensor are left out.`];
}

function overlays(found: readonly Artefact[]): string[] {
  if (found.length === 0) return [];
  const what = 'a date, a logo or a bar put on every picture';
  if (found.length === 1) return [`1 area looks like ${what} ${placeOf(found[0])}. It is left out.`];
  return [`${found.length} areas look like ${what}. They are left out.`];
}

/** Of several, which the message does not name one by one, the Result lists the places. */
const placeOf = ({ x, y, width, height }: Artefact): string => `(${x}, ${y}, ${width}x${height})`;
