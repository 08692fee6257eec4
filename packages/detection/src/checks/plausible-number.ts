import { MOST_HITS } from '../hits/hit.ts';
import type { SelfCheck } from './check-input.ts';

/** Whether a camera that is still in use could have so many defects. */
export const plausibleNumber: SelfCheck = ({ context: { capture }, hits }) => {
  if (hits <= MOST_HITS) return undefined;
  const message =
    capture === 'scene'
      ? `${hits} pixels stand out, more than any camera has; the ${MOST_HITS} strongest are listed. The photographs may resemble each other, or be filtered.`
      : `${hits} pixels stand out, more than a camera in use should have; all are listed. The sensor may be hot or old.`;
  return { name: 'plausibleNumber', status: 'warning', message, value: hits };
};
