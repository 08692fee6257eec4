/** The JPEGs of a camera beside those of the same camera without a defect. */
import type { Source } from '@hotpix/core';
import type { Camera } from '@hotpix/simulator';
import type { MediumOfShots } from './media.ts';
import { soughtOf } from './score-camera.ts';
import { scoreOf } from './bound.ts';
import { Smears } from './smears.ts';
import type { Subject } from './subjects.ts';
import type { Reach, Sought } from './targets.ts';

/** The normal deviate of the probability by which chance may carry the photographs of other scenes as far: 0.003, as docs/method.md has it. */
const ELSEWHERE = 2.748;

export class Comparison {
  private readonly smears: Smears;

  constructor(camera: Camera, subject: Subject, medium: MediumOfShots) {
    const sought = soughtOf(camera, [subject.settings(0)], medium, subject.levels);
    this.smears = new Smears(sought.map(({ sites }) => sites[sites.length >> 1]));
  }

  async add(bad: Source, good: Source): Promise<void> {
    await this.smears.add(await bad.read(), await good.read());
  }

  /** The same, with whether a filter for its smear would find it; lines are no smears. */
  judged(sought: readonly Sought[], threshold: number): Sought[] {
    const parts = this.smears.parts();
    return sought.map((each, i) => (each.isLine ? each : { ...each, reach: reachOf(parts[i], threshold) }));
  }
}

/** No find may rest on one photograph: what the others show must be as far beyond chance as the ranking asks for. */
function reachOf(parts: readonly number[], threshold: number): Reach {
  if (scoreOf(parts) < threshold) return 'invisible';
  return scoreOf(parts, 1) < ELSEWHERE ? 'once' : 'within';
}
