import { describe, expect, it } from 'vitest';
import { renderPreview } from '../src/render-preview.ts';
import { writeDng } from '../src/write-dng.ts';
import { IMAGE } from './image.ts';

describe('refusing an image', () => {
  it.each([
    ['too few samples', { width: 7 }, '7 x 5 samples, got 30'],
    ['an active area outside', { active: { x: 4, y: 0, width: 3, height: 3 } }, 'active rectangle inside'],
    ['an empty active area', { active: { x: 0, y: 0, width: 0, height: 3 } }, 'got an empty one'],
    ['a white level beyond 16 bits', { white: 65536 }, 'white level'],
    ['a black level above white', { black: 20000 }, 'from 0 to below white (16383), got 20000'],
    ['a black level that is no number', { black: NaN }, 'black level'],
    ['a black level of one filter above white', { blackPattern: [[512, 16383]] }, 'below white (16383), got 16383'],
    ['a ragged pattern of black levels', { blackPattern: [[1, 2], [3]] }, 'black levels of equally long rows'],
    ['an endless pattern of black levels', { blackPattern: [Array(65).fill(1)] }, 'at most 64 pixels, got 65 x 1'],
    ['an empty mosaic', { mosaic: [] }, 'a mosaic of equally long rows, got []'],
    ['masked pixels that see light', { masked: [{ x: 0, y: 0, width: 2, height: 2 }] }, 'apart from each other'],
    ['masked pixels outside', { masked: [{ x: 5, y: 0, width: 2, height: 1 }] }, 'masked rectangles inside'],
    ['an exposure that is no number', { exposure: NaN }, 'exposure as a finite number from 0, got NaN'],
    ['an endless focal length', { focalLength: Infinity }, 'focalLength'],
    ['a matrix of no numbers', { xyzToCamera: Array(3).fill([NaN, 0, 0]) }, 'colour matrix of numbers'],
    ['a preview that is no JPEG', { preview: { jpeg: Uint8Array.of(1), width: 1, height: 1 } }, 'that is a JPEG'],
    ['a preview without pixels', { preview: { jpeg: Uint8Array.of(255, 216), width: 0, height: 1 } }, '0 x 1'],
    ['an unknown colour', { mosaic: ['RG', 'GX'] }, 'RGBCMYW and E, got "X"'],
    ['a ragged mosaic', { mosaic: ['RG', 'G'] }, 'equally long rows'],
    ['a matrix of the wrong size', { xyzToCamera: [[1, 0, 0] as const] }, 'colour matrix of 3 rows, got 1'],
    ['a neutral of zeros', { neutral: [0, 1, 0] }, 'neutral of 3 numbers above 0'],
  ])('refuses %s', (_, change, words) => {
    expect(() => writeDng({ ...IMAGE, ...change })).toThrow(words);
  });

  it('refuses it for a preview too', () => {
    expect(() => renderPreview({ ...IMAGE, black: 20000 })).toThrow('black level');
  });

  it('asks for no memory before it has looked', () => {
    // A frame that claims to be large would fill gigabytes.
    expect(() => writeDng({ ...IMAGE, width: 2 ** 20, height: 2 ** 20 })).toThrow('1048576 x 1048576 samples, got 30');
  });
});
