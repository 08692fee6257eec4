import { describe, expect, test } from 'vitest';
import { Sites } from '../../src/chance/sites.ts';
import { NullModel } from '../../src/chance/null-model.ts';
import { Optics } from '../../src/hits/optics.ts';
import { stillLights } from '../../src/hits/still-lights.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { mosaicShape, pictureShape } from '../../../core/test/support/shapes.ts';

const FRAMES = 12;
const WIDTH = 96;
const shape = mosaicShape({ width: WIDTH, height: 64 });
const at = (x: number, y: number): number => y * WIDTH + x;

/** What a site shows in a frame beyond noise, in standard deviations. */
type Light = (x: number, y: number, frame: number) => number;

function setOf(light: Light, of = shape): { sites: Sites; optics: Optics } {
  const planes = noisePlanes(of, FRAMES, {
    zOf: (noise, site, frame) => noise + light(site % WIDTH, Math.floor(site / WIDTH), frame),
  });
  const sites = new Sites(planes, of);
  return { sites, optics: new Optics(new NullModel(sites)) };
}

/** A spot of light with a Gaussian profile of 0.7 pixels, as a sharp lens draws it. */
const spot = (dx: number, dy: number, peak: number): number => peak * Math.exp(-(dx * dx + dy * dy) / 2 / 0.7 ** 2);

describe('what differs at a pixel', () => {
  test('is a defect where it alone does', () => {
    const { optics } = setOf((x, y) => (x === 40 && y === 30 ? 5 : 0));
    expect(optics.isLit(at(40, 30), 1)).toBe(false);
  });

  test.each([5, 20])('is light where those around show a part of it, at a peak of %i standard deviations', (peak) => {
    const { optics } = setOf((x, y) => spot(x - 40, y - 30, peak));
    expect(optics.isLit(at(40, 30), 1)).toBe(true);
    expect(optics.isLit(at(41, 30), 1)).toBe(true);
  });

  test('is a shadow where those around show a part of it', () => {
    const { optics } = setOf((x, y) => spot(x - 40, y - 30, -5));
    expect(optics.isLit(at(40, 30), -1)).toBe(true);
  });

  test('is the light of a star that drifts, all along its way', () => {
    const { optics } = setOf((x, y, frame) => spot(x - 36 - 0.6 * frame, y - 30, 15));
    for (let x = 36; x <= 42; x++) expect(optics.isLit(at(x, 30), 1)).toBe(true);
  });

  test.each([
    ['in a corner', ['40,30', '41,30', '40,31', '41,31']],
    ['around a pixel', ['40,30', '39,30', '41,30', '40,29', '40,31']],
    ['in a row', ['38,30', '39,30', '40,30', '41,30', '42,30']],
  ])('is a cluster of defects where a few others do as much: %s', (_, members) => {
    const cluster = new Set(members);
    const { optics } = setOf((x, y) => (cluster.has(`${x},${y}`) ? 5 : 0));
    expect(optics.isLit(at(40, 30), 1)).toBe(false);
  });

  test('is told from light at the rim of the sensor as well', () => {
    const { optics } = setOf((x, y) => (y === 0 ? 0 : spot(x, y - 30, 8)) + (x === 95 && y === 30 ? 8 : 0));
    expect(optics.isLit(at(0, 30), 1)).toBe(true);
    expect(optics.isLit(at(95, 30), 1)).toBe(false);
  });

  test('is not told from light in a picture, which smears a pixel as wide', () => {
    const { optics } = setOf((x, y) => spot(x - 40, y - 30, 20), pictureShape({ width: WIDTH, height: 64 }));
    expect(optics.isLit(at(40, 30), 1)).toBe(false);
  });
});

describe('lights that stand still', () => {
  test('are counted apart from pixels', () => {
    const { sites, optics } = setOf((x, y) => spot(x - 40, y - 30, 20) + (x === 70 && y === 50 ? 8 : 0));
    expect(stillLights(sites, optics, [at(40, 30), at(70, 50)])).toEqual({ lights: 1, all: 2 });
  });

  test('are in most of the frames', () => {
    const { sites, optics } = setOf((x, y, frame) => (frame < 6 ? spot(x - 40, y - 30, 20) : 0));
    expect(stillLights(sites, optics, [at(40, 30)])).toEqual({ lights: 0, all: 0 });
  });
});
