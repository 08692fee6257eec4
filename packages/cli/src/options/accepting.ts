/** The options of hotpix accept alone. */
import type { OptionTable } from './option.ts';
import { day } from './date-types.ts';
import { places, text } from './types.ts';

type Accepting = Pick<OptionTable, 'reason' | 'by' | 'until' | 'sites' | 'camera'>;

export const accepting: Accepting = {
  reason: {
    type: text(1000),
    default: undefined,
    flag: '--reason <text>',
    commands: ['accept'],
    help: 'Why the defects are accepted.',
  },
  by: {
    type: text(1000),
    default: undefined,
    defaultText: 'the name of the user',
    flag: '--by <name>',
    commands: ['accept'],
    help: 'Who accepts them.',
  },
  until: {
    type: day(),
    default: undefined,
    flag: '--until <day>',
    commands: ['accept'],
    help: 'The last day on which the decision holds, of UTC; from the next on the defects are new again.',
  },
  sites: {
    type: places(),
    default: [],
    flag: '--site <x,y>',
    commands: ['accept'],
    help: 'Accept the defect at this place alone, and not all that are new; may be repeated.',
  },
  camera: {
    type: text(1000),
    default: undefined,
    flag: '--camera <name>',
    commands: ['accept'],
    help: 'Of a list of cameras, those whose name, serial number and size have this text in them.',
  },
};
