import { Writable } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProgress } from '../../src/terminal/progress.ts';

afterEach(() => vi.useRealTimers());

/** A stream that remembers what was written. */
function recorder(terminal?: { columns: number }): { stream: NodeJS.WriteStream; written: () => string } {
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

describe('on a terminal', () => {
  test('it is one line that tells files done, rate, time left and the photograph', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { stream, written } = recorder({ columns: 80 });
    const progress = createProgress(false, stream);
    progress.update('scanning', step(1));
    vi.advanceTimersByTime(2000);
    progress.update('scanning', step(4));
    expect(written()).toContain('scanning 4/10, 2.0/s, 3 s left  photos/4.jpg');
    progress.end();
  });

  test('it is never wider than the terminal', () => {
    const { stream, written } = recorder({ columns: 30 });
    const progress = createProgress(false, stream);
    progress.update('scanning', step(1, 'photos/a-very-long-name-of-a-photograph.jpg'));
    progress.end();
    expect(written()).toContain('scanning 1/10  photos/a-very-');
    expect(written()).not.toContain('long-name');
  });

  test('a hostile name does nothing to it', () => {
    const { stream, written } = recorder({ columns: 80 });
    const progress = createProgress(false, stream);
    progress.update('scanning', step(1, 'a\u001b[31m.jpg\u0007'));
    progress.end();
    expect(written()).not.toContain('\u001b[31m');
    expect(written()).not.toContain('\u0007');
  });
});

describe('elsewhere', () => {
  test('it is a plain line every ten seconds', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { stream, written } = recorder();
    const progress = createProgress(false, stream);
    for (let done = 1; done <= 5; done++) {
      progress.update('scanning', step(done));
      vi.advanceTimersByTime(4000);
    }
    progress.end();
    expect(written()).toMatch(/^scanning \d\/10(, .*)?\n$/);
  });
});

test('when all shall be quiet there is none', () => {
  const { stream, written } = recorder({ columns: 80 });
  const progress = createProgress(true, stream);
  progress.update('scanning', step(1));
  progress.end();
  expect(written()).toBe('');
});
