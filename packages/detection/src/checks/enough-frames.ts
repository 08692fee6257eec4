import { STEPS } from '@hotpix/statistics';
import { BLINKING_FRAMES } from '../defects/kind.ts';
import { STUCK_FRAMES } from '../hits/stuck.ts';
import type { SelfCheck } from './check-input.ts';

/** Some ten photographs find what can be seen in one; fewer leave a good part of it unknown. */
const FEW = 10;

/** Whether there are photographs enough, and what they cannot tell. */
export const enoughFrames: SelfCheck = ({ context: { files, shape }, chance }) => {
  if (!chance) return undefined;
  const { nullModel, probability } = chance;
  const name = 'enoughFrames';
  const frames = files.length;
  const threshold = nullModel.threshold(frames, probability);
  if (threshold === null) {
    const message = `${frames} photographs cannot tell any defect from chance: even one that stands out in all of them is expected by accident. Add photographs of other scenes.`;
    return { name, status: 'warning', message, value: frames };
  }
  const least = (threshold * nullModel.inflation * nullModel.deviation) / STEPS / Math.sqrt(frames);
  const reach = `pixels that differ from their neighbours by ${least.toFixed(1)} times the noise or more`;
  if (frames >= FEW) return { name, status: 'passed', message: `${frames} photographs show ${reach}.`, value: frames };
  const unknown = [
    'weaker ones',
    ...(frames < STUCK_FRAMES || shape.lossy ? ['pixels stuck at a usual level'] : []),
    ...(frames < BLINKING_FRAMES ? ['whether a pixel blinks'] : []),
  ];
  const message = `${frames} photographs show only ${reach}. They do not show ${unknown.join(', ')}. Add ${FEW - frames} or more photographs of other scenes.`;
  return { name, status: 'warning', message, value: frames };
};
