import { describe, expect, test } from 'vitest';
import { exclusionOf } from '../../src/files/exclusion.ts';

describe.each<[pattern: string, out: string[], stay: string[]]>([
  ['*.png', ['p/a.png', 'p/q/B.PNG'], ['p/a.jpg', 'p/png/a.jpg']],
  ['repaired', ['p/repaired/a.jpg', 'p/q/repaired/r/a.jpg', 'p/Repaired/a.jpg'], ['p/repaired.jpg', 'p/a.jpg']],
  ['repaired/', ['p/repaired/a.jpg'], ['p/a.jpg']],
  ['p/old', ['p/old/a.jpg', 'p/old/deep/b.jpg'], ['p/q/old/a.jpg', 'p/older/a.jpg']],
  ['./p/old', ['p/old/a.jpg'], ['p/q/a.jpg']],
  ['old/*.jpg', ['p/old/a.JPG'], ['p/old/a.png', 'p/old/q/a.jpg']],
  ['**/thumbs/**', ['p/q/thumbs/a.jpg'], ['p/q/a.jpg']],
  ['/base/p/q', ['p/q/a.jpg'], ['p/a.jpg']],
  ['.trash', ['p/.trash/a.jpg'], ['p/trash/a.jpg']],
])('%s', async (pattern, out, stay) => {
  const isExcluded = await exclusionOf([pattern], '/base');
  test.each(out)('leaves out %s', (path) => expect(isExcluded(`/base/${path}`, '/base/p')).toBe(true));
  test.each(stay)('leaves %s', (path) => expect(isExcluded(`/base/${path}`, '/base/p')).toBe(false));
});

test('the names of folders above the one that was searched exclude nothing', async () => {
  expect((await exclusionOf(['photos'], '/base'))('/photos/p/a.jpg', '/photos/p')).toBe(false);
});

test('nothing excludes nothing', async () =>
  expect((await exclusionOf([], '/base'))('/base/a.jpg', '/base')).toBe(false));
