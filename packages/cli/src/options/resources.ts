/** The options that say what of the machine a run may take. */
import { cpus } from 'node:os';
import type { CommandName, OptionTable } from './option.ts';
import { bytes, integer, number } from './types.ts';

type Resources = Pick<OptionTable, 'concurrency' | 'memory' | 'timeout' | 'maxPixels'>;

export const resources = (scanning: CommandName[], decoding: CommandName[]): Resources => ({
  concurrency: {
    type: integer(1, 64),
    default: Math.min(4, Math.max(2, cpus().length)),
    defaultText: 'the number of processors, from 2 to 4',
    flag: '--concurrency <n>',
    commands: decoding,
    help: 'Photographs decoded at once; each needs memory for one frame.',
  },
  memory: {
    type: bytes(),
    default: undefined,
    defaultText: '4 GB, or more where a camera needs it, up to four fifths of what the machine has',
    flag: '--memory <size>',
    commands: scanning,
    help: 'About how much memory to stay within, such as 2GB: where it is short, fewer photographs are in it at once; those of a camera for which there is no room fail.',
    helpIn: {
      fix: 'About how much memory to stay within, such as 2GB: where it is short, fewer photographs are in it at once; those for which there is no room fail. With --map the default is none: --concurrency alone says how many are repaired at once.',
    },
  },
  timeout: {
    type: number(0.1, 86_400),
    default: 120,
    flag: '--timeout <seconds>',
    commands: decoding,
    help: 'Seconds a file may take to decode before it is given up.',
  },
  maxPixels: {
    type: integer(1, 2 ** 32),
    default: 0x3fff * 0x3fff,
    flag: '--max-pixels <n>',
    commands: decoding,
    help: 'The most pixels that a photograph may have; larger files are refused before memory is taken for them.',
  },
});
