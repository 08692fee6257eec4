import { findOfSameCamera, isOfSameCamera } from '@hotpix/result';
import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';

const result = await sampleResult();
const { frame } = result;
if (!frame) throw new Error('The sample Result has a frame.');
const of = (make: string, model: string, serial = '7') => ({ ...result, camera: { make, model, serial } });

test.each([
  ['Canon', 'PowerShot S40'],
  ['Canon', 'Canon PowerShot S40'],
  ['CANON', 'Canon PowerShot S40'],
])('a model with and without its make before it is one camera: %s, %s', (make, model) => {
  const shape = { ...frame, camera: { make: 'Canon', model: 'Canon PowerShot S40', serial: '7' } };
  expect(isOfSameCamera(of(make, model), shape)).toBe(true);
});

test('two bodies of one model are two cameras', () => {
  const shape = { ...frame, camera: { make: 'Canon', model: 'PowerShot S40', serial: '8' } };
  expect(isOfSameCamera(of('Canon', 'PowerShot S40'), shape)).toBe(false);
});

test('of several Results that of the camera is found, and of two depths that of the frame', () => {
  const camera = { make: 'Canon', model: 'PowerShot S40', serial: '7' };
  const deep = { ...of('Canon', 'PowerShot S40'), frame: { ...frame, bits: 12 } };
  const flat = { ...of('Canon', 'PowerShot S40'), frame: { ...frame, bits: 8 } };
  const other = of('Canon', 'PowerShot S40', '8');
  expect(findOfSameCamera([other, deep, flat], { ...frame, camera, bits: 8 })).toBe(flat);
  expect(findOfSameCamera([other, flat, deep], { ...frame, camera, bits: 14 })).toBe(deep);
  expect(findOfSameCamera([other, flat], { ...frame, camera, bits: 12 })).toBe(flat);
  expect(findOfSameCamera([other], { ...frame, camera })).toBeUndefined();
});
