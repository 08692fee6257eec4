/** The options of hotpix fix. */
import type { OptionTable } from './option.ts';
import { choice, flag, path, pattern } from './types.ts';

type Repairing = Pick<
  OptionTable,
  | 'map'
  | 'out'
  | 'name'
  | 'inPlace'
  | 'overwrite'
  | 'resume'
  | 'method'
  | 'subtractDark'
  | 'reencode'
  | 'thumbnail'
  | 'dryRun'
>;

export const repairing: Repairing = {
  map: {
    type: path(),
    default: undefined,
    flag: '--map <file>',
    commands: ['fix', 'timeline'],
    help: 'Repair the defects of this Result, or of a list of bad pixels of another program, instead of scanning first.',
    helpIn: { timeline: 'The defects to follow: a Result, or a list of bad pixels of another program.' },
  },
  out: {
    type: path(),
    default: undefined,
    flag: '--out <folder>',
    commands: ['fix'],
    help: 'Folder for the repaired copies, which keep permissions and dates of their originals.',
  },
  name: {
    type: pattern(),
    default: '{name}',
    flag: '--name <pattern>',
    commands: ['fix'],
    help: "What copies are called: {name} stands for the original's name without its extension, as in '{name}-repaired'.",
  },
  inPlace: {
    type: flag(),
    default: false,
    flag: '--in-place',
    commands: ['fix'],
    help: 'Put repaired pictures in the place of the originals, with their permissions and dates, and keep those beside them as *.original; raw files other than DNG need --out.',
  },
  overwrite: {
    type: flag(),
    default: false,
    flag: '--overwrite',
    commands: ['fix'],
    help: 'Replace files in the output folder; inputs are never replaced.',
  },
  resume: {
    type: flag(),
    default: false,
    flag: '--resume',
    commands: ['fix'],
    help: 'Resume a run that was stopped: photographs whose own copies are there already are left alone.',
  },
  method: {
    type: choice('lmmse', 'mean', 'median', 'max'),
    default: 'lmmse',
    flag: '--method <name>',
    commands: ['fix'],
    help: 'How a defective sample is estimated: from all colours around (lmmse), or as the mean, median or maximum of the nearest of its own.',
  },
  subtractDark: {
    type: flag(),
    default: false,
    flag: '--subtract-dark',
    commands: ['fix'],
    help: 'Subtract the dark signal of hot pixels in raw files where it is known, instead of replacing them, where that errs less.',
  },
  reencode: {
    type: flag(),
    default: false,
    flag: '--reencode',
    commands: ['fix'],
    help: 'Encode JPEGs anew as a whole, also those whose blocks cannot be changed one by one; previews behind them are lost.',
  },
  thumbnail: {
    type: choice('keep', 'repair'),
    default: 'keep',
    flag: '--thumbnail <what>',
    commands: ['fix'],
    help: 'Keep the thumbnail in the Exif data of a JPEG as it is, or repair it, too.',
  },
  dryRun: {
    type: flag(),
    default: false,
    flag: '--dry-run',
    commands: ['fix'],
    help: 'List what would be repaired, --top samples per photograph, and write nothing.',
  },
};
