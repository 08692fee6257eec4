import { describe, expect, test } from 'vitest';
import { artefacts } from '../../../src/ranking/checks/artefacts.ts';
import type { Artefact } from '../../../src/result/schema.ts';
import { judged } from '../../support/judged.ts';

const box = { x: 10, y: 10, width: 20, height: 20 };
const of = (...kinds: Artefact['kind'][]): Artefact[] => kinds.map((kind) => ({ kind, ...box }));
const check = (found: Artefact[], marked = 0.0001) => artefacts(judged({ artefacts: found, marked }));

describe('what stands at the same place in all photographs', () => {
  test('is a warning that says how much there is of it', () => {
    expect(check(of('dust', 'dust', 'overlay'))).toMatchObject({ status: 'warning', value: 3 });
    expect(check(of('dust', 'dust', 'overlay'))?.message).toMatch(/2 shadows wider than a pixel.*, and an area with/);
    expect(check(of('dust'))?.message).toMatch(/have a shadow wider than a pixel/);
    expect(check(of('overlay', 'overlay'))?.message).toMatch(/have 2 areas with something put on the pictures/);
  });

  test('fails where it is so much that no camera took the pictures', () => {
    expect(check(of('overlay'), 0.0021)).toMatchObject({ status: 'failed' });
    expect(check(of('overlay'), 0.0019)).toMatchObject({ status: 'warning' });
  });

  test('is not spoken of where there is none', () => {
    expect(check([])).toBeUndefined();
  });
});
