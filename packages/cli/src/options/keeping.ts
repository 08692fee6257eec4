/** The options of what a scan keeps to go on later, or elsewhere. */
import type { OptionTable } from './option.ts';
import { shard } from './shard-type.ts';
import { number, path } from './types.ts';

type Keeping = Pick<OptionTable, 'state' | 'checkpoint' | 'shard'>;

export const keeping: Keeping = {
  state: {
    type: path(),
    default: undefined,
    flag: '--state <file>',
    commands: ['scan', 'check', 'merge'],
    help: 'Keep what was gathered, to resume later, to add photographs or to merge; written now and then and at the end.',
  },
  checkpoint: {
    type: number(0, 86_400),
    default: 30,
    flag: '--checkpoint <seconds>',
    commands: ['scan', 'check'],
    help: 'Least seconds from one writing of the --state file to the next; writing takes at most a twentieth of the time.',
  },
  shard: {
    type: shard(),
    default: undefined,
    flag: '--shard <i/n>',
    commands: ['scan'],
    help: 'Scan one of n parts of the photographs, such as 2/3, and keep it by --state; hotpix merge makes the Result of all n. Each machine is given all photographs, and takes its own.',
  },
};
