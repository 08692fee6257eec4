/** The options of what the camera may have. */
import { LIMIT_NAMES } from '@hotpix/result/names';
import type { OptionTable } from './option.ts';
import { limits } from './limits-type.ts';
import { number, path } from './types.ts';

type Judging = Pick<OptionTable, 'limits' | 'gain' | 'baseline' | 'like'>;

const FILE_OF_DECISIONS = 'The file to write to, or to add to, by which hotpix check then knows the defects.';

export const judging: Judging = {
  limits: {
    type: limits(),
    default: undefined,
    flag: '--limit <name=number>',
    commands: ['check', 'farm'],
    help: `What the camera may have at most; more ends the check with exit code 1; may be repeated; replaces all limits of the config. Names: ${LIMIT_NAMES.join(', ')}; with qualifiers behind them, such as hot:centre:above-50dn=3. set=<name> takes what a maker of sensors accepts.`,
  },
  gain: {
    type: number(1e-6, 1e6),
    default: undefined,
    flag: '--gain <dn>',
    commands: ['check', 'farm'],
    help: 'DN per electron of these photographs, for limits in electrons; where it is left out, the EMVA 1288 figures of flat fields tell it.',
  },
  baseline: {
    type: path(),
    default: undefined,
    flag: '--baseline <file>',
    commands: ['check', 'accept', 'history', 'serve', 'farm'],
    help: "What is accepted, as 'hotpix accept' writes it, or the Result that was accepted last: tells what is new and gone; a limit on new defects counts what it does not have, and without limits none may be new.",
    helpIn: {
      accept: FILE_OF_DECISIONS,
      history: `${FILE_OF_DECISIONS} The page of show --html tells what it accepts.`,
      serve: "What is accepted, as 'hotpix accept' writes it: the pages tell it.",
    },
  },
  like: {
    type: path(),
    default: undefined,
    flag: '--like <file>',
    commands: ['check', 'diff'],
    help: 'Of a list of bad pixels: a photograph or a saved Result of its camera, for a list does not say which camera it is of, and few say of what size.',
  },
};
