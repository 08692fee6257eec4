import { describe, expect, it } from 'vitest';
import { readDefectMap } from '../../src/read-defect-map.ts';
import { mapOf, pixel, read, toBytes, written, GEOMETRY } from '../support/maps.ts';

const HEAD = { format: 'hotpix-defect-map', version: 1, width: 20, height: 12 };
const list = (fields: object): string => JSON.stringify({ ...HEAD, defects: [], ...fields });

describe('a list as JSON', () => {
  it('keeps all that a map says of its defects', () => {
    const map = { ...mapOf(pixel(3, 2, { kind: 'hot', channel: 'R', since: 1028350000 }), pixel(4, 4)), badValue: 7 };
    expect(JSON.parse(written('json', map))).toEqual({
      ...HEAD,
      badValue: 7,
      defects: [
        { x: 3, y: 2, width: 1, height: 1, kind: 'hot', channel: 'R', since: 1028350000 },
        { x: 4, y: 4, width: 1, height: 1 },
      ],
    });
    expect(readDefectMap(toBytes(written('json', map)), '', GEOMETRY)).toEqual(map);
  });

  it('may leave out all but the positions', () => {
    expect(read(list({ defects: [{ x: 1, y: 2 }] }), 'json')).toEqual([pixel(1, 2)]);
  });

  it.each([
    ['is cut short', list({}).slice(0, -1), /^Expected JSON in the file/],
    ['is a Result of hotpix', '{"schemaVersion":1,"defects":[]}', /got an object with schemaVersion, defects/],
    ['is another array', '[[1,2]]', /got other JSON/],
    ['is of another size', list({ width: 21 }), /^Expected a frame of 20 x 12 pixels in the file, got 21 x 12/],
    ['has no defects', list({ defects: {} }), /^Expected an array/],
    [
      'has a defect without y',
      list({ defects: [{ x: 1 }] }),
      "Expected a whole number for y in defects[0], got 'undefined'.",
    ],
    ['has text for a number', list({ defects: [{ x: '1', y: 1 }] }), /defects\[0\]/],
    ['has a null for a defect', list({ defects: [null] }), /defects\[0\]/],
    ['has a number for a kind', list({ defects: [{ x: 1, y: 1, kind: 3 }] }), /text in defects\[0\]/],
    ['lies outside', list({ defects: [{ x: 1, y: 12 }] }), /to \(19, 11\) in defects\[0\]/],
  ])('that %s is refused', (_, text, message) => {
    expect(() => read(text, 'json')).toThrow(message);
  });
});
