/** The JPEGs of a camera beside those of the same camera without a defect. */
import type { Source } from '@hotpix/core';
import type { Camera } from '@hotpix/simulator';
import type { MediumOfShots } from './media.ts';
import { soughtOf } from './score-camera.ts';
import { Smears } from './smears.ts';
import type { Subject } from './subjects.ts';
import type { Sought } from './targets.ts';

export class Comparison {
  private readonly smears: Smears;

  constructor(camera: Camera, subject: Subject, medium: MediumOfShots) {
    const sought = soughtOf(camera, [subject.settings(0)], medium, subject.levels);
    this.smears = new Smears(sought.map(({ sites }) => sites[sites.length >> 1]));
  }

  async add(bad: Source, good: Source): Promise<void> {
    await this.smears.add(await bad.read(), await good.read());
  }

  /** The same, with whether a filter for its very smear would be beyond the threshold; lines are no smears. */
  judged(sought: readonly Sought[], threshold: number): Sought[] {
    const scores = this.smears.scores();
    return sought.map((each, i) => (each.isLine ? each : { ...each, isWithinReach: scores[i] >= threshold }));
  }
}
