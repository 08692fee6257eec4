/** The options of histories. */
import type { CommandName, OptionTable } from './option.ts';
import { date } from './date-types.ts';
import { number, place } from './types.ts';

type OfHistory = Pick<OptionTable, 'history' | 'since' | 'maxGrowth' | 'at' | 'pitch'>;

const KEEPING: CommandName[] = ['scan', 'check', 'merge', 'history', 'farm'];
const TELLING: CommandName[] = ['history', 'serve'];

export const ofHistory: OfHistory = {
  history: {
    type: place(),
    default: undefined,
    flag: '--history <folder>',
    commands: [...KEEPING, 'accept', 'serve'],
    help: 'Add the Result to the history of its camera, and tell what has changed: a folder, or postgres://user@host/database.',
    helpIn: {
      check:
        'Add the Result to the history of its camera: a folder, or postgres://user@host/database. A limit on new defects counts what is new since the last scan and not accepted, and without limits none may be new. With a saved Result as the baseline, what that does not have is new.',
      accept:
        'Without a saved Result, take what is new by this history in the last scan of each camera: a folder, or postgres://user@host/database.',
      history: 'The history: a folder, or postgres://user@host/database.',
      serve:
        'The history: a folder, or postgres://user@host/database. With a token in the environment variable HOTPIX_TOKEN, POST /results adds Results to it.',
    },
  },
  since: {
    type: date(),
    default: undefined,
    flag: '--since <date>',
    commands: [...KEEPING, 'accept', 'serve'],
    help: 'Count what the history says is new, gone, worse and better from that date on, such as 2026-01-31; since the last scan where it is left out.',
  },
  maxGrowth: {
    type: number(0, 1e6),
    default: undefined,
    flag: '--max-growth <n>',
    commands: ['check', 'farm'],
    help: 'New defects per month that the camera may have at most by its history, since its first scan or the date of --since; more ends the check with exit code 1. Beside it none may be new since the last scan, unless limits say how many.',
  },
  at: {
    type: date(),
    default: undefined,
    flag: '--at <date>',
    commands: KEEPING,
    help: 'When the photographs were taken, such as 2026-01-31 or 2026-01-31T22:30:00, where they do not say it or say it wrongly.',
  },
  pitch: {
    type: number(0.1, 1000),
    default: undefined,
    flag: '--pitch <um>',
    commands: TELLING,
    help: 'Distance of two pixels of the sensor in micrometres, to tell the growth by its area, beside what others measured of such pixels.',
  },
};
