import type { RefusalCode } from '@hotpix/result';
import { doubtOf, type Doubt } from '../set/capture.ts';
import type { SelfCheck } from './check-input.ts';

const NAMES = { dark: 'dark frames', flat: 'flat fields' };
const DOUBTS: Record<Exclude<Doubt, 'scene'>, string> = {
  bright: 'are not dark: light came in, or the file states a black level that is too low',
  uneven: 'are uneven: they show something, their light falls off, or a codec made their noise coarse',
};

/** Whether what is said to be dark frames or flat fields looks so. The check has failed where half of them are scenes. */
export const captureMode: SelfCheck = ({ context: { capture, files, measured, shape } }) => {
  if (capture === 'scene') return undefined;
  const name: RefusalCode = 'captureMode';
  const doubts = measured.map((one) => doubtOf(one, capture, shape.lossy));
  const count = (wanted: Doubt): number => doubts.filter((doubt) => doubt === wanted).length;
  const what = NAMES[capture];
  const scenes = count('scene');
  if (2 * scenes >= files.length) {
    const message = `Expected ${what}, got ${scenes} of ${files.length} photographs that show a scene, whose details would be taken for defects. Let hotpix guess what was photographed, or photograph ${what}.`;
    return { name, status: 'failed', message, value: scenes };
  }
  const doubt = (['scene', 'bright', 'uneven'] as const).find((doubt) => count(doubt) > 0);
  if (doubt === undefined) {
    return { name, status: 'passed', message: `The photographs look like ${what}.`, value: 0 };
  }
  const first = files[doubts.indexOf(doubt)].path;
  const why = doubt === 'scene' ? 'show a scene' : DOUBTS[doubt];
  const message = `Expected ${what}; ${count(doubt)} of ${files.length} photographs ${why}. The first is '${first}'.`;
  return { name, status: 'warning', message, value: count(doubt) };
};
