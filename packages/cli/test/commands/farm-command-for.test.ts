import { expect, test } from 'vitest';
import { openPlace } from '@hotpix/objects';
import { commandFor } from '../../src/commands/farm/command-for.ts';

const RUN = '1f2e3d4c5b6a'.padEnd(64, '0');

test.each([
  ['redis://qa:hush@host:6379', 'store', '--queue redis://host:6379 --store store'],
  [undefined, '/mnt/farm', '--store /mnt/farm'],
  [undefined, "my uncle's", String.raw`--store 'my uncle'\''s'`],
])('a command for a run of the queue %s and the store %s can be pasted', (queue, store, where) => {
  const command = commandFor('status', RUN, { place: openPlace(store) }, { settings: { queue } });
  expect(command).toBe(`hotpix farm status 1f2e3d4c5b6a ${where}`);
});
