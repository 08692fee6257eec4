import { expect, test } from 'vitest';
import { Lately } from '../../src/threads/lately.ts';

/** Which of some uses had to make what they used. */
function makings(uses: readonly number[]): boolean[] {
  const lately = new Lately<number>();
  return uses.map((number) => {
    let isMade = false;
    lately.use(number, () => {
      isMade = true;
      return number;
    });
    return isMade;
  });
}

test('what is used in turns with seven others is made once', () => {
  const turns = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(makings([...turns, ...turns]).filter((isMade) => isMade)).toHaveLength(8);
});

test('what was not used for longer is forgotten', () => {
  expect(makings([1, 2, 2, 2, 2, 2, 2, 2, 2, 1])).toEqual([true, true, ...Array<boolean>(7).fill(false), true]);
});
