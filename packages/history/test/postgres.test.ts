import { expect, test } from 'vitest';
import { openHistory } from '../src/index.ts';
import { useFolder } from '../../../test/support/use-folder.ts';
import { allOf } from './support/all-of.ts';
import { usePostgres } from './support/postgres.ts';
import { hotAt, resultOf } from './support/results.ts';

const at = useFolder();
const database = usePostgres();

const RESULTS = [[1], [1, 5], [5, 9], [5, 9], [1, 5, 9]].map((defects, month) =>
  resultOf({ taken: `2026-0${month + 1}-15T22:30:00`, defects: defects.map((x) => hotAt(x)) }),
);

test('PostgreSQL gives the answers that a folder gives', async () => {
  const [there, here] = [await openHistory(database('same')), await openHistory(at('same'))];
  for (const result of RESULTS) for (const history of [there, here]) await history.add(result);
  const answers = await allOf(here);
  expect(await allOf(there)).toEqual(answers);
  await there.rebuild();
  expect(await allOf(there)).toEqual(answers);
  const [{ key, scans }] = await there.cameras();
  expect(await there.result(key, scans[1].id)).toEqual(RESULTS[1]);
  await Promise.all([there, here].map((history) => history.close()));
});

test('many writers at once, who also ask, keep each Result once', async () => {
  const url = database('writers');
  const all = await Promise.all(Array.from({ length: 6 }, () => openHistory(url)));
  const added = await Promise.all(
    all.flatMap((history) =>
      RESULTS.map(async (result) => {
        const one = await history.add(result);
        await history.camera(one.camera);
        return one;
      }),
    ),
  );
  expect(added.filter(({ isNew }) => isNew)).toHaveLength(RESULTS.length);
  const answers = await allOf(all[0]);
  await all[1].rebuild();
  expect(await allOf(all[2])).toEqual(answers);
  await Promise.all(all.map((history) => history.close()));
});

test('an error does not show the address', async () => {
  for (const url of ['postgres://me:secret@127.0.0.1:1/none', 'postgres://me:secret@[none', `${database('own')}none`]) {
    const opening = openHistory(url);
    await expect(opening).rejects.toMatchObject({ code: 'badHistory' });
    await opening.catch((error: Error) => {
      expect(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toMatch(/secret|postgres:\/\//);
    });
  }
});
