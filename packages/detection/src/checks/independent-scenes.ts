import type { RefusalCode } from '@hotpix/result';
import { overlapOf } from '@hotpix/statistics';
import type { SelfCheck } from './check-input.ts';

/** From here on most of the pairs of photographs show the same scene. */
const NEAR_STATIC = 0.5;
/** From here on every seventh pair does. */
const ALIKE = 0.15;
/** From here on every other scene came twice. */
const OFTEN = 1.5;
/** Scores that spread this much more than independent frames would make them mean that the frames resemble each other. */
const WIDE = 1.5;

/**
 * Whether the photographs show scenes that differ: the correlation of their edges, what their fingerprints have in common, and the
 * spread of all scores. The check has failed where the set is nearly static, for then every detail of the scene looks like a defect.
 */
export const independentScenes: SelfCheck = ({ context: { files, scenes }, planes, chance }) => {
  if (!chance) return undefined;
  const name: RefusalCode = 'independentScenes';
  const others = files.length - 1;
  const edges = overlapOf(planes, files.length, chance.isLeftOut) ?? 0;
  const same = others > 0 ? (scenes.repeats - 1) / others : 0;
  const overlap = Math.max(edges, same);
  const value = Number(overlap.toFixed(3));
  const share = `${Math.round(overlap * 100)} %`;
  if (overlap > NEAR_STATIC) {
    const seen =
      same > edges
        ? `${share} of their pairs are the same but for a few pixels`
        : `their edges agree by ${share}, where scenes that differ agree by 0 %`;
    const message = `The photographs show nearly the same scene: ${seen}. Its details cannot be told from defects. Add photographs of other scenes, or move the camera between them.`;
    return { name, status: 'failed', message, value };
  }
  const repeats = 1 + others * overlap;
  if (overlap > ALIKE || repeats > OFTEN) {
    const message = `Some photographs show the same scene, each ${repeats.toFixed(1)} times on average. They count for less, and pixels that are weak or blink stay hidden. Add photographs of other scenes.`;
    return { name, status: 'warning', message, value };
  }
  const { inflation } = chance.nullModel;
  if (inflation > WIDE) {
    const message = `Pixels repeat their differences ${inflation.toFixed(1)} times more than scenes that differ would make them. The photographs resemble each other, or the sensor is uneven; weak defects stay hidden. Add photographs of other scenes.`;
    return { name, status: 'warning', message, value };
  }
  return {
    name,
    status: 'passed',
    message: `The edges of the photographs agree by ${share}: no scenery repeats.`,
    value,
  };
};
