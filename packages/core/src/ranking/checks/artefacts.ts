import type { Artefact } from '../../result/schema.ts';
import type { SelfCheck } from './judged.ts';

/** Where more of the sensor than this is beyond chance within artefacts, the pictures are made rather than taken. */
const MADE = 0.002;

/** What stands at the same place in all photographs and is no defect of a pixel: it is said, and left out. */
export const artefacts: SelfCheck = ({ artefacts: found = [], marked = 0 }) => {
  if (found.length === 0) return undefined;
  const name = 'artefacts';
  const value = found.length;
  const count = (kind: Artefact['kind']): number => found.filter((artefact) => artefact.kind === kind).length;
  const [dust, overlays] = [count('dust'), count('overlay')];
  if (marked > MADE) {
    const message = `The pictures have printed matter in common: letters, bars or icons, at the same place in all. They look like screenshots, or like frames of a page. Use photographs as the camera wrote them.`;
    return { name, status: 'failed', message, value };
  }
  const parts = [
    ...(dust > 0
      ? [`${dust === 1 ? 'a shadow' : `${dust} shadows`} wider than a pixel, as dust on the sensor casts them`]
      : []),
    ...(overlays > 0
      ? [
          `${overlays === 1 ? 'an area' : `${overlays} areas`} with something put on the pictures, such as a date, a logo or a bar`,
        ]
      : []),
  ];
  const message = `The photographs have ${parts.join(', and ')}, at the same place in all. Defects there are not looked for.`;
  return { name, status: 'warning', message, value };
};
