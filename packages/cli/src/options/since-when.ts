/** The options of when defects appeared, and of where they will show. */
import { conditions } from './conditions-type.ts';
import type { OptionTable } from './option.ts';
import { choice, flag } from './types.ts';

type SinceWhen = Pick<OptionTable, 'timeline' | 'order' | 'conditions'>;

export const sinceWhen: SinceWhen = {
  timeline: {
    type: flag(),
    default: false,
    flag: '--timeline',
    commands: ['scan', 'farm'],
    help: 'Look at the defects a second time, photograph by photograph in the order of their dates, and tell since when each is there.',
  },
  order: {
    type: choice('auto', 'taken', 'name'),
    default: 'auto',
    flag: '--order <by>',
    commands: ['scan', 'timeline', 'farm'],
    help: 'In which order the photographs were taken: that of their dates (taken), of their names (name), or of dates unless these are missing or wrong (auto).',
  },
  conditions: {
    type: conditions(),
    default: undefined,
    flag: '--for <conditions>',
    commands: ['report'],
    help: 'Leave out defects that will not show in photographs taken so, such as iso=6400,exposure=30 and perhaps temperature=25, and tell which photographs would tell more.',
  },
};
