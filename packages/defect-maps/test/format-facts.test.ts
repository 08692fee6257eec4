import { expect, test } from 'vitest';
import { FORMAT_NAMES, formatFacts } from '../src/names.ts';
import { writeDefectMap } from '../src/write-defect-map.ts';
import { mapOf, PICTURE } from './support/maps.ts';

test.each(FORMAT_NAMES)('a list in the format %s has a name with its extension', (format) => {
  const { fileName } = writeDefectMap(format, { ...mapOf(), ...(format === 'jpegpixi' && PICTURE) });
  expect(fileName).toMatch(new RegExp(`\\${formatFacts(format).extension}$`));
});

test('lists of raw developers are of raw files, those of jpegpixi of pictures, and the others of both', () => {
  const ofRaw = FORMAT_NAMES.filter((format) => formatFacts(format).files === 'raw');
  const ofPictures = FORMAT_NAMES.filter((format) => formatFacts(format).files === 'pictures');
  expect(ofRaw).toEqual(['dcraw', 'rawtherapee', 'siril', 'pixinsight', 'dng-opcodes']);
  expect(ofPictures).toEqual(['jpegpixi']);
});
