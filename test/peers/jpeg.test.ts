/**
 * Whether the programs of libjpeg-turbo agree with what @hotpix/jpeg reads and writes. Debian has them:
 * apt-get install --no-install-recommends libjpeg-turbo-progs
 */
import { openJpeg } from '@hotpix/jpeg';
import { describe, expect, it } from 'vitest';
import { recode } from '../../packages/jpeg/test/support/files.ts';
import { paint } from '../../packages/jpeg/test/support/pictures.ts';
import { runOn } from './support/run-on.ts';

const WIDTH = 131;
const HEIGHT = 77;

const PICTURE = Buffer.concat([Buffer.from(`P6\n${WIDTH} ${HEIGHT}\n255\n`), paint(3, WIDTH, HEIGHT)]);
const compress = (...args: string[]): Uint8Array => runOn('cjpeg', PICTURE, ...args);
/** Samples of all channels. */
const decompress = (file: Uint8Array): Uint8Array => {
  const pnm = runOn('djpeg', file, '-nosmooth', '-dct', 'int');
  return pnm.subarray(pnm.length - (pnm[1] === 0x36 ? 3 : 1) * WIDTH * HEIGHT);
};

const SAMPLINGS = ['1x1', '2x1', '1x2', '2x2', '4x1', '1x4', '4x2', '3x1', '2x2,1x2,2x1', '1x1,2x2,1x1', '3x2,1x1,1x1'];
const CODINGS = [
  ['-quality', '90'],
  ['-optimize'],
  ['-progressive'],
  ['-restart', '3'],
  ['-restart', '1B', '-optimize'],
  ['-progressive', '-restart', '5B'],
  ['-quality', '100'],
  ['-quality', '8', '-progressive'],
];
const FORMS = [
  ...SAMPLINGS.flatMap((sampling) => CODINGS.map((coding) => ['-sample', sampling, ...coding])),
  ['-grayscale'],
  ['-grayscale', '-sample', '2x2'],
  ['-grayscale', '-progressive', '-restart', '1'],
  ['-rgb'],
  ['-rgb', '-progressive'],
];

const coefficientsOf = (file: Uint8Array): Int16Array[] =>
  openJpeg(file).planes.map(({ coefficients }) => coefficients);

it.each(FORMS)('the coded data of cjpeg comes out byte for byte: %s %s %s %s %s', (...args) => {
  const file = compress(...args.filter((arg) => arg !== undefined));
  expect(recode(file)).toEqual(file);
});

/** Components by number, first and last coefficient, bits before and after, as cjpeg's wizard.txt has it. */
const SCRIPTS = {
  'component by component': '2;\n1;\n0;\n',
  'luma, then chroma': '0;\n1 2;\n',
  'bit by bit': `0,1,2: 0-0, 0, 3; 0: 1-63, 0, 3; 1: 1-9, 0, 2; 1: 10-63, 0, 2; 2: 1-63, 0, 2; 0,1,2: 0-0, 3, 2;
    0: 1-63, 3, 2; 0: 1-63, 2, 1; 1: 1-63, 2, 1; 2: 1-63, 2, 1; 0: 1-63, 1, 0; 0: 0-0, 2, 1; 1,2: 0-0, 2, 1;
    0,1,2: 0-0, 1, 0; 1: 1-63, 1, 0; 2: 1-63, 1, 0;`,
};
describe.each(Object.entries(SCRIPTS))('of a file in scans, %s,', (_, script) => {
  it.each([[['-quality', '97']], [['-restart', '7B']]])('the coded data comes out byte for byte: %s', (args) => {
    const file = runOn(
      'sh',
      PICTURE,
      '-c',
      `f=$(mktemp); printf '%s' "$0" > $f; cjpeg -scans $f "$@"; rm $f`,
      script,
      ...args,
    );
    expect(recode(file)).toEqual(file);
  });
});

/** Block (5, 3) of the first component, darker and steeper. */
function changed(file: Uint8Array): { bytes: Uint8Array; coefficients: Int16Array[] } {
  const jpeg = openJpeg(file);
  jpeg.planes[0].change(
    5,
    3,
    Float64Array.from({ length: 64 }, (_, at) => ((at * 29) % 64) - 60),
  );
  return { bytes: jpeg.encode().bytes, coefficients: jpeg.planes.map(({ coefficients }) => coefficients) };
}

describe.each(CODINGS.map((coding) => [coding]))('a file changed in one block, of cjpeg %s,', (coding) => {
  it.each(['-progressive', '-optimize'])('has the same coefficients for jpegtran %s', (recoding) => {
    const { bytes, coefficients } = changed(compress('-sample', '2x2', ...coding));
    expect(coefficientsOf(runOn('jpegtran', bytes, '-copy', 'none', recoding))).toEqual(coefficients);
  });

  it('looks the same to djpeg but for that block', () => {
    const file = compress('-sample', '2x1', ...coding);
    const [was, is] = [decompress(file), decompress(changed(file).bytes)];
    const differing = [...was.keys()].filter((at) => was[at] !== is[at]).map((at) => Math.floor(at / 3));
    const isInside = (at: number): boolean => (at % WIDTH) >> 3 === 5 && Math.floor(at / WIDTH) >> 3 === 3;
    expect(differing.length).toBeGreaterThan(100);
    expect(differing.every(isInside)).toBe(true);
  });
});

it('arithmetic codes are refused', () => {
  expect(() => openJpeg(compress('-arithmetic'))).toThrow(expect.objectContaining({ code: 'unsupported' }));
});
