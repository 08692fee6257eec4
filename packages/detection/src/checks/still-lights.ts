import type { RefusalCode } from '@hotpix/result';
import { isPicture } from '@hotpix/statistics';
import type { SelfCheck } from './check-input.ts';

/** Fewer lights, or a smaller part of all that stands out, may be defects that lie together, or that a picture smears like light. */
const LIMITS = { sensor: { least: 10, share: 0.25 }, picture: { least: 5, share: 0.4 } };

/** Whether lights as wide as a lens draws them stand still, which in a set of scenes that differ none does. */
export const stillLights: SelfCheck = ({ still, context: { shape } }) => {
  if (!still) return undefined;
  const name: RefusalCode = 'stillLights';
  const { lights, all } = still;
  const { least, share } = isPicture(shape) ? LIMITS.picture : LIMITS.sensor;
  if (lights < least || lights < share * all) {
    return {
      name,
      status: 'passed',
      message:
        all === 0
          ? 'No lights stand still: nothing bright stands out in most of the photographs.'
          : 'No lights stand still: what stands out is narrower than a lens draws it.',
      value: lights,
    };
  }
  const message = `${lights} of ${all} bright pixels are spots as wide as a lens draws stars or lamps. The camera seems not to have moved, so they cannot be told from defects. Add photographs between which the camera moved by ten pixels or more.`;
  return { name, status: 'failed', message, value: lights };
};
