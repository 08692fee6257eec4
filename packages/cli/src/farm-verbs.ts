/** What hotpix farm does by the word behind it: help of one of them leaves out the options of the others. */
import type { VerbSpec } from './command-spec.ts';

const RUN = 'A run, by the beginning of its name.';

/** @param photographs what can be submitted */
export const farmVerbs = (photographs: string): Readonly<Record<string, VerbSpec>> => ({
  submit: {
    summary: 'submit photographs, which the workers of a farm scan',
    takes: { '[photographs...]': photographs },
    examples: {
      'hotpix farm submit photos/ --queue redis://queue --store /mnt/farm --wait --html report.html':
        'divide a scan among the workers, and write its page',
      'hotpix farm submit photos/ --queue redis://queue --store /mnt/farm': 'submit them, and do not wait',
    },
    takesOption: (key) => key !== 'lock',
  },
  worker: {
    summary: 'scan what is submitted, until Ctrl-C',
    takes: {},
    examples: { 'hotpix farm worker --queue redis://queue --store /mnt/farm': 'on each of many machines' },
    takesOption: (key) => ['queue', 'store', 'lock', 'concurrency', 'memory', 'timeout', 'quiet'].includes(key),
  },
  status: {
    summary: 'tell how far the runs of a store are, or one of them',
    takes: { '[run]': RUN },
    examples: { 'hotpix farm status --queue redis://queue --store /mnt/farm': 'tell how far all are' },
    takesOption: (key) => ['queue', 'store'].includes(key),
  },
  cancel: {
    summary: 'take a run out of the queue',
    takes: { '<run>': RUN },
    examples: { 'hotpix farm cancel 1f2e3d4c --queue redis://queue --store /mnt/farm': 'end the run of that name' },
    takesOption: (key) => ['queue', 'store', 'lock', 'quiet'].includes(key),
  },
});
