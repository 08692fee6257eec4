import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { searchFolders } from '../../src/config/search-folders.ts';

test('configs are looked for up to the home of the user, or the root of the file system', () => {
  const places = ['/no/such/photos/day', '/no/such/photos', '/no/such', '/no', '/'].map((path) => resolve(path));
  expect(searchFolders(places[0], places[2])).toEqual(places.slice(0, 3));
  expect(searchFolders(places[0], resolve('/elsewhere'))).toEqual(places);
});
