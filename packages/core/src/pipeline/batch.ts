/** A few frames of one camera, to be folded into its planes in one pass over these. */
import { tooManyFrames } from '../errors.ts';
import type { Accumulator } from '../hooks.ts';
import type { Frame, Planes } from '../nouns.ts';
import { within } from '../border/blame.ts';
import { cameraKey, shapeOf, type CameraState, type CountedRow } from '../state/state.ts';
import type { Pipeline } from './pipeline.ts';
import type { Loan } from './slots.ts';

/** About the samples of a band of all frames: few enough for finished decodes and timers to have their turn in between. */
const BAND_SAMPLES = 1 << 20;
/** Of which bands have a whole number, so that those of places of 2x2 pixels begin at a whole vector, too, whatever the width. */
const ROWS = 32;
/** Milliseconds after which they shall have it; each turn costs one. */
const TURN = 30;

export class Batch {
  /** Whose planes the frames will be folded into. */
  readonly camera: CameraState;
  readonly frames: Frame[] = [];
  readonly rows: CountedRow[] = [];
  private readonly loans: Loan[] = [];
  private readonly accumulators: readonly [string, Accumulator][];
  private readonly prepared: ReadonlyMap<string, unknown[]>;
  /** Most frames at once. */
  private readonly size: number;

  constructor(accumulators: readonly [string, Accumulator][], camera: CameraState, size: number) {
    this.accumulators = accumulators;
    this.camera = camera;
    this.size = size;
    this.prepared = new Map(accumulators.map(([name]) => [name, []]));
  }

  get isFull(): boolean {
    return this.frames.length >= this.size;
  }

  takes(frame: Frame): boolean {
    return cameraKey(frame) === cameraKey(this.frames[0]);
  }

  /** @throws {HotpixError} `tooManyFrames` */
  add(frame: Frame, row: CountedRow, { platform }: Pipeline, loan: Loan): void {
    for (const [name, accumulator] of this.accumulators) {
      const capacity = within(name, 'accumulate', () => accumulator.capacity(shapeOf(frame)));
      if (this.camera.files.length + this.frames.length >= capacity) throw tooManyFrames(name, capacity);
    }
    for (const [name, accumulator] of this.accumulators) {
      const prepared = within(name, 'accumulate', () =>
        accumulator.prepare?.(frame, this.planesOf(name), { platform, lend: loan.lend }),
      );
      this.preparedBy(name).push(prepared);
    }
    this.frames.push(frame);
    this.rows.push(row);
    this.loans.push(loan);
  }

  async fold({ hooks, platform }: Pipeline): Promise<void> {
    const context = {
      platform,
      planes: (plugin: string) => this.planesOf(plugin),
      prepared: (plugin: string) => this.preparedBy(plugin),
    };
    const [{ width, height, channels }] = this.frames;
    const step = stepOf(width * channels * this.frames.length, height);
    let turn = performance.now() + TURN;
    for (let from = 0; from < height; from += step) {
      await hooks.accumulate.promise(this.frames, { from, to: Math.min(from + step, height) }, context);
      if (performance.now() < turn) continue;
      await new Promise((resolve) => setTimeout(resolve));
      turn = performance.now() + TURN;
    }
    for (const loan of this.loans) loan.giveBack();
  }

  private planesOf(plugin: string): Planes {
    return this.camera.statistics[plugin].planes;
  }

  private preparedBy(plugin: string): unknown[] {
    return this.prepared.get(plugin) ?? [];
  }
}

/** Rows of a band: all have about as many, for one with a few rows costs little less. */
function stepOf(samplesOfRow: number, height: number): number {
  const most = Math.max(1, Math.floor(BAND_SAMPLES / (samplesOfRow * ROWS)));
  const bands = Math.max(1, Math.round(height / (most * ROWS)));
  return ROWS * Math.ceil(height / bands / ROWS);
}
