/** What a Result says about its own trustworthiness. */
import type { RankContext } from '../hooks.ts';
import type { Check } from '../result/schema.ts';
import type { Yardstick } from './yardstick.ts';

/** Scores that spread this much more than independent frames would make them mean that the frames resemble each other. */
const ALIKE = 1.5;

export function evidenceChecks(
  hits: number,
  most: number,
  yardstick: Yardstick,
  { files, capture }: RankContext,
): Check[] {
  return [enoughFrames(yardstick, files.length), ...independence(yardstick, capture), ...plausible(hits, most)];
}

function enoughFrames(yardstick: Yardstick, frames: number): Check {
  const name = 'enoughFrames';
  const threshold = yardstick.threshold(frames);
  if (threshold !== null) {
    const message = `${frames} photographs tell a defect from chance beyond a score of ${threshold.toFixed(1)}.`;
    return { name, status: 'passed', message, value: frames };
  }
  const message = `${frames} photographs cannot tell any defect from chance: even one that stands out in all of them is expected by accident. Add photographs of other scenes.`;
  return { name, status: 'warning', message, value: frames };
}

function independence({ inflation }: Yardstick, capture: RankContext['capture']): Check[] {
  if (capture !== 'scene') return [];
  const name = 'independentScenes';
  const value = Number(inflation.toFixed(3));
  if (inflation < ALIKE)
    return [{ name, status: 'passed', message: 'The photographs show scenes that differ.', value }];
  const message = `Pixels repeat their differences ${value} times more than scenes that differ would make them. The photographs resemble each other; details of the scene may be reported. Add photographs of other scenes.`;
  return [{ name, status: 'warning', message, value }];
}

function plausible(hits: number, most: number): Check[] {
  if (hits <= most) return [];
  const message = `${hits} pixels stand out, more than any camera has; the ${most} strongest are listed. The photographs may resemble each other, or be filtered.`;
  return [{ name: 'plausibleNumber', status: 'warning', message, value: hits }];
}
