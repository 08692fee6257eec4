/** The options by what they are for, as help and docs/configuration.md list them. */
import type { Settings } from './settings.ts';

const GROUPS = {
  'Which photographs': ['exclude', 'capture', 'group'],
  'What counts as a defect': ['rank', 'expectedFalse', 'dark', 'darkLimit', 'flatLimit', 'force'],
  'What the camera may have': ['limits', 'gain', 'baseline', 'like'],
  'What is accepted': ['reason', 'by', 'until', 'sites', 'camera'],
  'The history of cameras': ['history', 'since', 'maxGrowth', 'at', 'pitch'],
  Serving: ['host', 'port'],
  'Since when': ['timeline', 'order'],
  Repairs: ['map', 'out', 'name', 'inPlace', 'overwrite', 'resume', 'dryRun'],
  'How repairs are made': ['method', 'subtractDark', 'reencode', 'thumbnail'],
  'What comes out': ['html', 'open', 'json', 'reports', 'conditions', 'crops', 'top', 'verbose', 'quiet'],
  'To stop and resume': ['state', 'checkpoint', 'shard'],
  'Many machines': ['queue', 'store', 'slice', 'wait', 'lock'],
  'What a run may take': ['concurrency', 'memory', 'timeout', 'maxPixels'],
} as const satisfies Readonly<Record<string, readonly (keyof Settings)[]>>;

/** The groups with their keys, in order. */
export const GROUPED = Object.entries(GROUPS) as [heading: string, keys: readonly (keyof Settings)[]][];
