/** The sites of a sensor as chance sees them: by their phase and the frames in which they count. */
import type { FrameShape } from '@hotpix/core';
import { Census, countFrames, type SitePlanes, phaseAt, type Phases, phasesOf } from '@hotpix/statistics';

/** Sites of one phase that count in the same number of frames. */
export interface SiteClass {
  readonly phase: number;
  /** At least 1. */
  readonly frames: number;
  readonly number: number;
  readonly sites: number;
}

/** A row of the sensor: its first site, and the number of the class of phase 0 of the row that counts in no frame. */
interface Row {
  readonly start: number;
  readonly first: number;
}

export class SiteGrid {
  readonly planes: SitePlanes;
  readonly shape: FrameShape;
  /** Those that count in at least one frame. */
  readonly length: number;
  /** Of those, what classes there are. */
  readonly classes: readonly SiteClass[];
  /** More than the frames in which any site counts. A class has the number `phase * stride + frames`. */
  readonly stride: number;
  /** Numbers of classes, those without a site among them. */
  readonly numbers: number;
  /** Of each column, what it adds to the number of a class. */
  readonly columns: Int32Array;
  readonly rows: readonly Row[];
  readonly census: Census;
  private readonly phases: Phases;

  /** @param frames in which a site counts at most; they are counted where that is not known */
  constructor(planes: SitePlanes, shape: FrameShape, frames = countFrames(planes.count).most) {
    const { width, height } = shape;
    this.planes = planes;
    this.shape = shape;
    this.phases = phasesOf(shape);
    const { phases } = this;
    const stride = frames + 1;
    this.stride = stride;
    this.numbers = phases.width * phases.height * stride;
    this.columns = Int32Array.from({ length: width }, (_, x) => (x % phases.width) * stride);
    this.rows = Array.from({ length: height }, (_, y) => ({
      start: y * width,
      first: (y % phases.height) * phases.width * stride,
    }));
    this.census = new Census(planes, this);
    this.classes = this.classify();
    this.length = this.classes.reduce((sum, { sites }) => sum + sites, 0);
  }

  /** The most frames in which a site counts. */
  get most(): number {
    return this.classes.reduce((most, { frames }) => Math.max(most, frames), 0);
  }

  /** The number of the class of a site, given by its index `y * width + x`. */
  classOf(i: number): number {
    return this.phaseAt(i) * this.stride + this.planes.count[i];
  }

  phaseAt(i: number): number {
    return phaseAt(this.phases, this.shape.width, i);
  }

  private classify(): SiteClass[] {
    const classes = Array.from(this.census.countClasses(), (sites, number) => ({
      phase: Math.floor(number / this.stride),
      frames: number % this.stride,
      number,
      sites,
    }));
    return classes.filter(({ frames, sites }) => frames > 0 && sites > 0);
  }
}
