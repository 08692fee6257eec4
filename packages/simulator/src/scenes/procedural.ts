/** Scenes out of a seed, made to have the statistics of photographs. */
import { stream, type Random } from '../random/random.ts';
import { LayerPainter, type Layer, type Rgb, type Surface } from './layer.ts';
import { NoiseField } from './noise-field.ts';
import { bricks, foliage, gradient, stripes, type Fields } from './pattern.ts';
import type { PaintRow, Scene, Size } from './scene.ts';
import { drawDirection, ellipse, polygon, type Shape } from './shape.ts';

/** Sizes of detail in pixels as powers of two. */
const [FINEST, MIDDLE, COARSEST] = [1, 4, 9];

/**
 * Scene number `index` of a seed: sky or wall, ground, things with hard edges at any angle, textures from smooth to
 * leafy, glints; in about a third the sky is clipped, in most there is deep shade. Every index is another composition.
 */
export function procedural(seed: number, index: number): Scene {
  return { compose: (frame) => compose(seed, index, frame) };
}

function compose(seed: number, index: number, frame: Size): PaintRow {
  const draw = (part: string): Random => stream(seed, 'scene', index, part);
  const fields: Fields = {
    coarse: new NoiseField(draw('coarse'), MIDDLE, COARSEST),
    fine: new NoiseField(draw('fine'), FINEST, MIDDLE - 1),
  };
  const backdrop = drawBackdrop(draw('backdrop'), frame);
  const layers = [
    drawGround(draw('ground'), frame),
    ...several(draw('things'), 20, 60, (random) => drawThing(random, frame)),
    ...several(draw('shades'), 0, 4, (random) => drawShade(random, frame)),
    ...several(draw('glints'), 0, 16, (random) => drawGlint(random, frame)),
  ];
  const painter = new LayerPainter();
  let texture = { coarse: new Float32Array(0), fine: new Float32Array(0) };
  return (x, y, row) => {
    const width = row.length / 3;
    if (texture.coarse.length !== width) texture = { coarse: new Float32Array(width), fine: new Float32Array(width) };
    fields.coarse.fill(x, y, texture.coarse);
    fields.fine.fill(x, y, texture.fine);
    painter.fill(backdrop, x, y, texture, row);
    for (const layer of layers) painter.paint(layer, x, y, texture, row);
  };
}

function several<T>(random: Random, least: number, most: number, draw: (random: Random) => T): T[] {
  return Array.from({ length: random.integer(least, most + 1) }, () => draw(random));
}

/** A wall or a wood; or sky, clipped in about a third of the scenes. */
function drawBackdrop(random: Random, { width, height }: Size): Surface {
  if (random.chance(0.4)) return drawSurface(random, width / 2, height / 2, height);
  const level = random.chance(0.5) ? random.between(1.2, 4) : random.between(0.3, 0.9);
  const tint = random.between(0, 0.4);
  const second: Rgb = [level * (1 - tint), level * (1 - tint / 2), level];
  const pattern = gradient(random, width / 2, height / 2, height);
  return {
    first: [level, level, level],
    second,
    pattern,
    coarse: random.between(0, 0.6),
    fine: random.between(0, 0.02),
  };
}

function drawGround(random: Random, { width, height }: Size): Layer {
  const tilt = random.between(-0.1, 0.1);
  const length = Math.sqrt(1 + tilt * tilt);
  const along = { x: 1 / length, y: tilt / length };
  const depth = height * random.between(0.1, 0.8);
  const half = { along: 2 * width, across: 2 * height };
  const shape = polygon({ x: width / 2, y: height - depth + half.across }, along, half, []);
  return { shape, softness: random.logBetween(1, 6), look: drawSurface(random, width / 2, height, height) };
}

function drawThing(random: Random, frame: Size): Layer {
  const size = random.logBetween(0.01, 0.3) * frame.width;
  const { shape, x, y } = drawShape(random, frame, size);
  // A few things lie out of focus.
  const softness = random.chance(0.15) ? random.logBetween(2, 30) : 1;
  return { shape, softness, look: drawSurface(random, x, y, 2 * size) };
}

function drawShade(random: Random, frame: Size): Layer {
  const { shape } = drawShape(random, frame, random.between(0.05, 0.35) * frame.width);
  return { shape, softness: random.logBetween(1, 60), look: random.logBetween(0.02, 0.3) };
}

/** A reflex of the sun: small, and brighter than white. */
function drawGlint(random: Random, frame: Size): Layer {
  const { shape } = drawShape(random, frame, random.logBetween(1, 6));
  const level = random.logBetween(1, 8);
  const look = { first: [level, level, level], second: [level, level, level * 0.8], coarse: 0, fine: 0 } as const;
  return { shape, softness: 1, look: { ...look, pattern: gradient(random, 0, 0, frame.width) } };
}

function drawShape(random: Random, frame: Size, size: number): { shape: Shape; x: number; y: number } {
  const [x, y] = [random.between(0, frame.width), random.between(0, frame.height)];
  const along = drawDirection(random);
  const half = { along: size, across: size * random.logBetween(0.1, 1) };
  if (random.chance(0.4)) return { shape: ellipse({ x, y }, along, half), x, y };
  const cuts = Array.from({ length: random.integer(0, 4) }, () => drawDirection(random));
  return { shape: polygon({ x, y }, along, half, cuts), x, y };
}

function drawSurface(random: Random, x: number, y: number, size: number): Surface {
  const [first, second] = [drawColour(random), drawColour(random)];
  const rough = random.logBetween(0.06, 1.2);
  const texture = { coarse: rough * random.between(0.3, 1), fine: rough * random.between(0.2, 1) };
  switch (random.pick(['plain', 'plain', 'foliage', 'foliage', 'stripes', 'bricks'])) {
    case 'foliage':
      return { first, second, ...texture, pattern: foliage(random) };
    case 'stripes':
      return { first, second, ...texture, pattern: stripes(random) };
    case 'bricks':
      return { first, second, ...texture, pattern: bricks(random) };
    default:
      return { first, second, ...texture, pattern: gradient(random, x, y, size) };
  }
}

/** Reflectances from black cloth to white paint, most of them muted. */
function drawColour(random: Random): Rgb {
  const level = random.logBetween(0.02, 0.8);
  const tint = random.between(0, 0.7);
  const channel = (): number => level * (1 + tint * random.between(-1, 1));
  return [channel(), channel(), channel()];
}
