import { expect, it } from 'vitest';
import { foldersOf } from '../src/folders-of.ts';

/** A Result of photographs at these paths, beside one that is not counted. */
const of = (...paths: string[]) =>
  foldersOf({
    files: [
      ...paths.map((path) => ({ path, status: 'used' as const })),
      { path: 'elsewhere/notes.txt', status: 'setAside' },
    ],
  });

it.each([
  [['holiday/a.jpg', 'holiday/b.jpg'], ['holiday']],
  [['a.jpg', 'b.jpg'], ['.']],
  [['/data/nikon/a.jpg'], ['/data/nikon']],
  [['/a.jpg'], ['/']],
  [['s3://bucket/photos/a.dng', 's3://bucket/photos/b.dng'], ['s3://bucket/photos']],
  [
    ['march/a.jpg', 'march/raw/b.jpg', 'april/c.jpg'],
    ['april', 'march'],
  ],
  [
    ['a.jpg', 'raw/b.jpg', '../c.jpg'],
    ['.', '..'],
  ],
  [['card/1/a.jpg', 'card/2/a.jpg', 'card/3/a.jpg', 'card/4/a.jpg'], ['card']],
  [['1/a.jpg', '2/a.jpg', '3/a.jpg', '4/a.jpg'], ['.']],
  [
    ['card/10/a.jpg', 'card/1/a.jpg'],
    ['card/1', 'card/10'],
  ],
])('photographs at %j lie in %j', (paths, folders) => {
  expect(of(...paths)).toEqual(folders);
});

it.each([
  ['a web server, which lists nothing', ['https://host/photos/a.jpg']],
  ['places that only the root holds', ['/a/1.jpg', '/b/1.jpg', '/c/1.jpg', '/d/1.jpg']],
  ['several buckets', ['s3://a/1.jpg', 's3://b/1.jpg', 's3://c/1.jpg', 's3://d/1.jpg']],
  ['nowhere', []],
])('of photographs from %s no folder is named', (_, paths) => {
  expect(of(...paths)).toEqual([]);
});
