/** Layers: what a scene paints over what, from the back to the front. */
import type { Pattern, Texture } from './pattern.ts';
import type { Shape } from './shape.ts';

export type Rgb = readonly [number, number, number];

/** What a layer looks like. */
export interface Surface {
  readonly first: Rgb;
  readonly second: Rgb;
  readonly pattern: Pattern;
  /** Strength of the coarse and of the fine texture, as a share of the colour. */
  readonly coarse: number;
  readonly fine: number;
}

/** A surface within a shape; or, without a surface, shade that lets that share of the light through. */
export interface Layer {
  readonly shape: Shape;
  /** Width of the transition at the edge in pixels, at least 1. */
  readonly softness: number;
  readonly look: Surface | number;
}

/** Least share of a surface's colour that texture leaves. */
const DARKEST = 0.1;

/** Paints layers into rows, with working memory of its own. */
export class LayerPainter {
  private share = new Float32Array(0);
  private cover = new Float32Array(0);

  /** Paints a layer over a row that starts at (x, y). */
  paint({ shape, softness, look }: Layer, x: number, y: number, texture: Texture, row: Float32Array): void {
    if (y < shape.top - softness || y > shape.bottom + softness) return;
    const width = row.length / 3;
    const outer = shape.span(y, softness / 2);
    const [from, to] = [Math.max(0, Math.ceil(outer.from - x)), Math.min(width, Math.floor(outer.to - x) + 1)];
    if (from >= to) return;
    this.reserve(width);
    this.coverEdges(shape, softness, x, y, from, to);
    if (typeof look === 'number') this.darken(look, from, to, row);
    else this.colour(look, x, y, from, to, texture, row);
  }

  /** Paints a surface that has no edge. */
  fill(surface: Surface, x: number, y: number, texture: Texture, row: Float32Array): void {
    const width = row.length / 3;
    this.reserve(width);
    this.cover.fill(1);
    this.colour(surface, x, y, 0, width, texture, row);
  }

  private reserve(width: number): void {
    if (this.share.length >= width) return;
    this.share = new Float32Array(width);
    this.cover = new Float32Array(width);
  }

  private coverEdges(shape: Shape, softness: number, x: number, y: number, from: number, to: number): void {
    const inner = shape.span(y, -softness / 2);
    const [solid, end] = [Math.ceil(inner.from - x), Math.floor(inner.to - x) + 1];
    for (let i = from; i < to; i++) {
      const isSolid = i >= solid && i < end;
      const cover = isSolid ? 1 : 0.5 + shape.depth(x + i, y) / softness;
      this.cover[i] = cover < 0 ? 0 : cover > 1 ? 1 : cover;
    }
  }

  private darken(passed: number, from: number, to: number, row: Float32Array): void {
    for (let i = from; i < to; i++) {
      const factor = 1 - this.cover[i] * (1 - passed);
      row[3 * i] *= factor;
      row[3 * i + 1] *= factor;
      row[3 * i + 2] *= factor;
    }
  }

  private colour(
    surface: Surface,
    x: number,
    y: number,
    from: number,
    to: number,
    texture: Texture,
    row: Float32Array,
  ): void {
    const { first, second, pattern, coarse, fine } = surface;
    const [share, cover] = [this.share, this.cover];
    const [r, g, b] = first;
    const [dr, dg, db] = [second[0] - r, second[1] - g, second[2] - b];
    pattern(x, y, from, to, texture, share);
    for (let i = from; i < to; i++) {
      const light = 1 + coarse * texture.coarse[i] + fine * texture.fine[i];
      const weight = cover[i] * (light < DARKEST ? DARKEST : light);
      const kept = 1 - cover[i];
      row[3 * i] = row[3 * i] * kept + (r + dr * share[i]) * weight;
      row[3 * i + 1] = row[3 * i + 1] * kept + (g + dg * share[i]) * weight;
      row[3 * i + 2] = row[3 * i + 2] * kept + (b + db * share[i]) * weight;
    }
  }
}
