import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProgress, whileSaying } from '../../src/terminal/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('TERM', 'xterm-256color');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

interface Terminal {
  readonly columns: number;
  readonly hasColors?: () => boolean;
}

/** A stream that remembers what was written. */
function recorder(terminal?: Terminal): { stream: NodeJS.WriteStream; written: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  Object.assign(stream, terminal && { isTTY: true, rows: 24, ...terminal });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text };
}

const step = (done: number, path = `photos/${done}.jpg`) => ({ done, total: 10, path });
const ALONE = { each: 1, behind: 0 };
const CYAN = '\u001b[36m';

describe('on a terminal', () => {
  test('it is one line that tells files done, a bar, the time left and the name of the photograph', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(0), ALONE);
    vi.advanceTimersByTime(2000);
    progress.update('scanning', step(4), ALONE);
    progress.clear();
    expect(written()).toContain('scanning 4/10  [======         ]  3 s left  4.jpg');
  });

  test('the time left is that of all phases', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(0), { each: 1, behind: 14 });
    vi.advanceTimersByTime(2000);
    progress.update('scanning', step(4), { each: 1, behind: 14 });
    progress.clear();
    expect(written()).toContain('10 s left');
  });

  test('of a phase that says nothing of those behind it no time left is told', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('looking at', { done: 0, total: 10 });
    vi.advanceTimersByTime(2000);
    progress.update('looking at', { done: 4, total: 10 });
    progress.clear();
    expect(written()).toContain('looking at 4/10');
    expect(written()).not.toContain('left');
  });

  test('the time left runs down while a photograph takes long', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(0), ALONE);
    vi.advanceTimersByTime(4000);
    progress.update('scanning', step(4), ALONE);
    vi.advanceTimersByTime(2000);
    progress.clear();
    expect(written()).toContain('6 s left');
    expect(written()).toContain('4 s left');
  });

  test('what is said for good stands above it', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('judging');
    progress.say('At most 5 MB.');
    const before = written();
    progress.clear();
    progress.say('Another.');
    expect(before).toMatch(/At most 5 MB\.\n.*judging\n/);
    expect(written()).toMatch(/Another\.\n$/);
  });

  test('once it is cleared it begins again with what is done next', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('judging');
    progress.clear();
    vi.advanceTimersByTime(3000);
    const before = written();
    progress.update('writing');
    progress.clear();
    expect(before).not.toContain('judging  ');
    expect(written()).toContain('writing');
  });

  test('of work without steps it tells how long it has taken', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('judging');
    vi.advanceTimersByTime(3000);
    progress.clear();
    expect(written()).toContain('judging  3 s');
  });

  test.each([
    [60, 'scanning 4/10  [====       ]  3 s left  a-very-long-name-of'],
    [40, 'scanning 4/10  [===    ]  3 s left'],
    [30, 'scanning 4/10  3 s left'],
    [10, 'scanning '],
  ])('in %i columns it is never wider', async (columns, expected) => {
    const { stream, written } = recorder({ columns });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(0, 'x'), ALONE);
    vi.advanceTimersByTime(2000);
    progress.update('scanning', step(4, 'photos/a-very-long-name-of-a-photograph.jpg'), ALONE);
    progress.clear();
    const lines = written()
      .split('\n')
      .map((line) => line.replace(/\u001b\[[?\dA-Za-z]*?[A-Za-z]/g, ''));
    expect(lines).toContain(expected);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
  });

  test.each([
    [true, true],
    [false, false],
  ])('it is coloured where the terminal has colours (%s)', async (hasColors, isColoured) => {
    const { stream, written } = recorder({ columns: 80, hasColors: () => hasColors });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(5), ALONE);
    progress.clear();
    expect(written().includes(CYAN)).toBe(isColoured);
  });

  test('a hostile name does nothing to it', async () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(1, 'a\u001b[31m.jpg\u0007'), ALONE);
    progress.clear();
    expect(written()).not.toContain('\u001b[31m');
    expect(written()).not.toContain('\u0007');
  });

  test('that cannot move its cursor it is as elsewhere', async () => {
    vi.stubEnv('TERM', 'dumb');
    const { stream, written } = recorder({ columns: 80 });
    const progress = await createProgress(false, stream);
    progress.update('scanning', step(1), ALONE);
    progress.clear();
    expect(written()).toBe('');
  });
});

describe('elsewhere', () => {
  test('a phase whose files are all done has nothing left, whatever comes behind it', async () => {
    const { stream, written } = recorder();
    const progress = await createProgress(false, stream);
    progress.update('scanning', { done: 1, total: 4 }, { each: 1, behind: 2 });
    vi.advanceTimersByTime(11_000);
    progress.update('scanning', { done: 4, total: 4 }, { each: 1, behind: 2 });
    expect(written()).toBe('scanning 4/4, 0.4/s\n');
  });

  test('it is a plain line every ten seconds', async () => {
    const { stream, written } = recorder();
    const progress = await createProgress(false, stream);
    for (let done = 0; done <= 4; done++) {
      progress.update('scanning', step(done), ALONE);
      vi.advanceTimersByTime(4000);
    }
    progress.clear();
    expect(written()).toBe('scanning 3/10, 0.3/s, 28 s left\n');
  });
});

test('what is said while work is done is gone when it fails', async () => {
  const failing = whileSaying(await createProgress(true), 'judging', () => Promise.reject(new Error('no disk')));
  await expect(failing).rejects.toThrow('no disk');
});

test('when all shall be quiet there is none', async () => {
  const { stream, written } = recorder({ columns: 80 });
  const progress = await createProgress(true, stream);
  progress.update('scanning', step(1), ALONE);
  progress.clear();
  expect(written()).toBe('');
});
