import { cappedShare } from '@hotpix/statistics';
import type { SelfCheck } from './check-input.ts';

/** From this share of capped extremes on it is no accident. */
const CAPPED = 0.2;

/** Whether the camera took its own hot pixels out before it wrote the file. */
export const cameraFilter: SelfCheck = ({ planes }) => {
  const share = cappedShare(planes);
  if (share === undefined) return undefined;
  const name = 'cameraFilter';
  const value = Number(share.toFixed(3));
  if (share < CAPPED) {
    return { name, status: 'passed', message: 'The raw samples bear no trace of a filter in the camera.', value };
  }
  const message = `The camera filters its raw files: of the samples that no neighbour exceeds, ${Math.round(share * 100)} % more than chance explains equal their neighbours' maximum. Hot pixels were taken out before hotpix saw them. Shorter exposures, lower ISO or another mode may be free of it.`;
  return { name, status: 'warning', message, value };
};
