/** The options of a farm: where its jobs and its data lie. */
import { address, objects } from './farm-types.ts';
import type { OptionTable } from './option.ts';
import { flag, integer, number } from './types.ts';

type Farming = Pick<OptionTable, 'queue' | 'store' | 'slice' | 'wait' | 'lock'>;

export const farming: Farming = {
  queue: {
    type: address(),
    default: undefined,
    flag: '--queue <url>',
    commands: ['farm'],
    help: 'The server of the queue: redis://, rediss:// for TLS, or postgres://, with user and password where it asks for them. Where it is left out, that of the environment variable HOTPIX_QUEUE.',
  },
  store: {
    type: objects(),
    default: undefined,
    flag: '--store <place>',
    commands: ['farm'],
    help: 'Where all machines read and write what was gathered: a folder that all of them have, or s3://bucket/prefix.',
  },
  slice: {
    type: integer(1, 100_000),
    default: 400,
    flag: '--slice <n>',
    commands: ['farm'],
    help: 'Photographs that one job scans. Fewer are spread better, and lose less with a worker that dies; but each job stores what it gathered, which takes as long as some ten photographs.',
  },
  wait: {
    type: flag(),
    default: false,
    flag: '--wait',
    commands: ['farm'],
    help: 'Wait for the Result, and end as scan does, or as check does where there are limits or a baseline.',
  },
  lock: {
    type: number(1, 3600),
    default: 30,
    flag: '--lock <seconds>',
    commands: ['farm'],
    help: 'Seconds after which the job of a worker that says nothing any more goes to another.',
  },
};
