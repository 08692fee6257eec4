import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from '../src/node/turns.ts';

/** Runs works of 5 ms, asked for in this order, and tells when each began and ended. */
async function order(...kinds: ('shared' | 'alone')[]): Promise<string[]> {
  const turns = new Turns();
  const events: string[] = [];
  const works = kinds.map((kind, index) =>
    turns[kind](async () => {
      events.push(`${index} begins`);
      await wait(5 + index);
      events.push(`${index} ends`);
    }),
  );
  await Promise.all(works);
  return events;
}

test('shared works run at the same time', async () => {
  expect(await order('shared', 'shared')).toEqual(['0 begins', '1 begins', '0 ends', '1 ends']);
});

test('a work that is to be alone waits for those under way and holds up those after it', async () => {
  expect(await order('shared', 'alone', 'shared')).toEqual([
    ...['0 begins', '0 ends', '1 begins', '1 ends', '2 begins', '2 ends'],
  ]);
});

test('two works that are to be alone run one after the other', async () => {
  expect(await order('alone', 'alone')).toEqual(['0 begins', '0 ends', '1 begins', '1 ends']);
});

test('a work that fails lets the next one run', async () => {
  const turns = new Turns();
  await expect(turns.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(turns.shared(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.alone(async () => 'done')).toBe('done');
});
