/** Tells by the first bytes of a photograph that there is no memory for what is made of it, before it is decoded. */
import type { HotpixError } from '@hotpix/result';
import type { FrameShape, Identity, Source } from '../nouns.ts';
import type { Budget } from './budget.ts';
import { identify, type Size } from './inventory.ts';
import type { Pipeline } from './pipeline.ts';
import { usualShapes } from './usual-shapes.ts';

export class PixelLimits {
  private readonly pipeline: Pipeline;
  private readonly budget: Budget;
  private readonly planesFor: (shape: FrameShape) => number;
  /** Pixels that a photograph may have at most, however much memory there is. */
  private readonly most: number;
  private readonly ofUnknown: number;

  /** @param planesFor bytes of the planes of a shape @param most pixels that a photograph may have anyway */
  constructor(pipeline: Pipeline, budget: Budget, planesFor: (shape: FrameShape) => number, most: number) {
    this.pipeline = pipeline;
    this.budget = budget;
    this.planesFor = planesFor;
    this.most = most;
    this.ofUnknown = this.limitOf(undefined);
  }

  /** Pixels up to which there may be memory for a photograph. */
  readonly pixelsFor = async (source: Source): Promise<number> =>
    this.ofUnknown >= this.most ? this.most : this.limitOf(await identify(this.pipeline, source));

  /**
   * How much memory is enough for a photograph that was refused for having more pixels than that.
   * @param isKept whether it is to be counted beside others
   * @returns the error `tooLittleMemory`; undefined for what was refused for another reason
   */
  async refusal(source: Source, { code, details }: HotpixError, isKept: boolean): Promise<HotpixError | undefined> {
    const { width, height, maxPixels } = details ?? {};
    if (code !== 'tooLarge' || !(Number(maxPixels) < this.most)) return undefined;
    const size = { width: Number(width), height: Number(height) };
    const errors = usualShapes(size, await identify(this.pipeline, source)).map((shape) =>
      this.budget.tooLittle(shape, this.planesFor(shape), isKept),
    );
    return errors.sort((a, b) => Number(b.details?.needed) - Number(a.details?.needed))[0];
  }

  private limitOf(identity: Identity | undefined): number {
    const shapesOf = (size: Size): FrameShape[] => usualShapes(size, identity);
    return Math.min(this.most, this.budget.maxPixels(shapesOf, this.planesFor));
  }
}
