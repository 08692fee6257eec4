/** Names of kinds and limits, for those who need no schema: help and errors come at once. */

export const DEFECT_KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking', 'column', 'row'] as const;

export const LIMIT_NAMES = [
  'defects',
  ...DEFECT_KINDS,
  'clusters',
  'clusterSize',
  'colourClusters',
  'amplitude',
  'new',
  'failedFiles',
] as const;

export type LimitName = (typeof LIMIT_NAMES)[number];
