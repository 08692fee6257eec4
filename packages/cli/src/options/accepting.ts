/** The options of hotpix accept, and of hotpix history accept. */
import type { CommandName, OptionTable } from './option.ts';
import { day } from './date-types.ts';
import { places, text } from './types.ts';

type Accepting = Pick<OptionTable, 'reason' | 'by' | 'until' | 'sites' | 'camera'>;

const ACCEPTING: CommandName[] = ['accept', 'history'];

export const accepting: Accepting = {
  reason: {
    type: text(1000),
    default: undefined,
    flag: '--reason <text>',
    commands: ACCEPTING,
    help: 'Why the defects are accepted.',
  },
  by: {
    type: text(1000),
    default: undefined,
    defaultText: 'the name of the user',
    flag: '--by <name>',
    commands: ACCEPTING,
    help: 'Who accepts them.',
  },
  until: {
    type: day(),
    default: undefined,
    flag: '--until <day>',
    commands: ACCEPTING,
    help: 'The last day on which the decision holds, of UTC; from the next on the defects are new again.',
  },
  sites: {
    type: places(),
    default: [],
    flag: '--site <x,y>',
    commands: ACCEPTING,
    help: 'Accept the defect at this place alone, and not all that are new; may be repeated.',
  },
  camera: {
    type: text(1000),
    default: undefined,
    flag: '--camera <name>',
    commands: ACCEPTING,
    help: 'Of several cameras, those whose name, serial number and size have this text in them.',
  },
};
