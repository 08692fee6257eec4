import { DEFECT_KINDS } from '../kinds.ts';

export const LIMIT_NAMES = [
  'defects',
  ...DEFECT_KINDS,
  'lines',
  'clusters',
  'clusterSize',
  'colourClusters',
  'colourPairs',
  'amplitude',
  'new',
  'failedFiles',
] as const;

export type LimitName = (typeof LIMIT_NAMES)[number];
