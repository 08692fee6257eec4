import { describe, expect, test } from 'vitest';
import { artefacts } from '../../src/checks/artefacts.ts';
import type { Artefact } from '@hotpix/core';
import { checkInput } from '../support/check-input.ts';

const box = { x: 10, y: 10, width: 20, height: 20 };
const of = (...kinds: Artefact['kind'][]): Artefact[] => kinds.map((kind) => ({ kind, ...box }));
const check = (found: Artefact[], marked = 0.0001) => artefacts(checkInput({ artefacts: found, marked }));

describe('what stands at the same place in all photographs', () => {
  test('is a warning that says how much there is of it', () => {
    expect(check(of('dust', 'dust', 'overlay'))).toMatchObject({ status: 'warning', value: 3 });
    expect(check(of('dust', 'dust', 'overlay'))?.message).toBe(
      '2 shadows of dust on the sensor are left out. 1 area looks like a date, a logo or a bar put on every picture (10, 10, 20x20). It is left out.',
    );
    expect(check(of('dust'))?.message).toBe('1 shadow of dust on the sensor (10, 10, 20x20) is left out.');
    expect(check(of('overlay', 'overlay'))?.message).toBe(
      '2 areas look like a date, a logo or a bar put on every picture. They are left out.',
    );
  });

  test('fails where it is so much that no camera took the pictures', () => {
    expect(check(of('overlay'), 0.0021)).toMatchObject({ status: 'failed' });
    expect(check(of('overlay'), 0.0019)).toMatchObject({ status: 'warning' });
  });

  test('is not spoken of where there is none', () => {
    expect(check([])).toBeUndefined();
  });
});
