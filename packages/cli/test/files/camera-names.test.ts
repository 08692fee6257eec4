import { basename, dirname, resolve } from 'node:path';
import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { cameraSlugs, isNameForCamera, nameForCamera } from '../../src/files/camera-names.ts';

const sample = await sampleResult();
const of = (
  model: string,
  serial = '',
  change: Partial<NonNullable<Result['frame']>> = {},
  make = 'Canon',
): Result => ({
  ...sample,
  camera: { make, model, serial },
  frame: sample.frame && { ...sample.frame, ...change },
});
const slugOf = (...args: Parameters<typeof of>): string => cameraSlugs([of(...args)])[0];

describe('a camera', () => {
  test.each([
    ['PowerShot S40', '', 'canon-powershot-s40-64x48-raw'],
    ['Canon PowerShot S40', '', 'canon-powershot-s40-64x48-raw'],
    ['EOS R5', '012 345', 'canon-eos-r5-012-345-64x48-raw'],
  ])('%s, no. %j, is named %s', (model, serial, slug) => {
    expect(slugOf(model, serial)).toBe(slug);
  });

  test('with several sensors has the sensor in its name', () => {
    const result = of('iPhone 13', '', {}, 'Apple');
    const sensor = 'back dual camera 5.1mm f/1.6, 26 mm equivalent';
    const named = { ...result, camera: result.camera && { ...result.camera, sensor } };
    expect(cameraSlugs([named])).toEqual(['apple-iphone-13-back-dual-camera-5-1mm-f-1-6-26-mm-equivalent-64x48-raw']);
    const other = { ...named, camera: named.camera && { ...named.camera, sensor: `${sensor}, and so on` } };
    const [one, two] = cameraSlugs([named, other]);
    expect(one).not.toBe(two);
    expect(cameraSlugs([other, named])).toEqual([two, one]);
  });

  test('without a name, or with one in letters of another script, is an unnamed one', () => {
    expect(slugOf('', '', {}, '')).toBe('unnamed-camera-64x48-raw');
    expect(slugOf('相机', '', {}, '')).toBe('unnamed-camera-64x48-raw');
    expect(slugOf('É-Prêt', '', {}, '')).toBe('e-pret-64x48-raw');
    expect(cameraSlugs([{ ...sample, camera: null, frame: null }])).toEqual(['unnamed-camera']);
  });
});

/** What an attacker, or a careless maker, may write into a file. */
const HOSTILE = [
  '../../../etc/passwd',
  '..\\..\\windows\\system32',
  'C:\\boot.ini',
  '/absolute',
  'CON',
  'nul.',
  'a:b*c?d"e<f>g|h',
  '\u0000\u001b[2J\n',
  '\u202egnp.exe',
  '. . .',
  '-rf',
  'x'.repeat(5000),
  'ǅ\u0130\u212a',
  '\ud800',
];

describe('a hostile name', () => {
  test.each(HOSTILE)('%j gives a file that every system can have, beside the others', (evil) => {
    const slug = slugOf(evil, evil, {}, evil);
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(slug.length).toBeLessThan(100);
    const path = nameForCamera('out/report.html', slug);
    expect(resolve(dirname(path))).toBe(resolve('out'));
    expect(basename(path)).toMatch(/^report\.[a-z0-9-]+\.html$/);
    expect(isNameForCamera(path, './out/report.html')).toBe(true);
  });
});

describe('no two cameras share a name', () => {
  test.each<[string, Result[]]>([
    ['that differ in what a name cannot hold', [of('S 40'), of('S-40'), of('S/40')]],
    ['that differ in case, which is one camera elsewhere', [of('S40'), of('s40')]],
    ['that differ behind the cut', [of('x'.repeat(60)), of(`${'x'.repeat(60)}y`)]],
    ['that store a mosaic and a picture of one size', [of('S40'), of('S40', '', { channels: 3, mosaic: undefined })]],
    ['that store two depths', [of('S40'), of('S40', '', { bits: 8 })]],
    ['that are one camera twice', [of('S40'), of('S40'), of('S40')]],
    ['whose serial is another one in the name of another', [of('S40', '7'), of('S40 7')]],
  ])('%s', (_, results) => {
    const slugs = cameraSlugs(results);
    expect(new Set(slugs).size).toBe(results.length);
  });

  test('nor does one take the name that another got to be told apart', () => {
    const [, marked] = cameraSlugs([of('S 40'), of('S-40')]);
    const evil = of(marked.replace(/^canon-/, ''), '', {});
    const slugs = cameraSlugs([of('S 40'), of('S-40'), evil]);
    expect(new Set(slugs).size).toBe(3);
  });

  test('and the name does not depend on the order', () => {
    const [a, b] = [of('S 40'), of('S-40')];
    expect(cameraSlugs([b, a])).toEqual(cameraSlugs([a, b]).reverse());
  });
});

describe('the name with a camera in it', () => {
  test.each([
    ['report.html', 'report.s40-1x1.html'],
    ['out.d/report', 'out.d/report.s40-1x1'],
    ['a.b.xml', 'a.b.s40-1x1.xml'],
    ['.hidden', '.hidden.s40-1x1'],
  ])('of %s is %s', (path, name) => {
    expect(nameForCamera(path, 's40-1x1')).toBe(name);
    expect(isNameForCamera(name, path)).toBe(true);
  });

  test.each(['report.html', 'report.notes.html', 'report..html', 'sub/report.s40-1x1.html', 'my-report.s40-1x1.html'])(
    'is not %s',
    (name) => {
      expect(isNameForCamera(name, 'report.html')).toBe(false);
    },
  );
});
