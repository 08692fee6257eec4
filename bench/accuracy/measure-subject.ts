/** A simulated camera takes its photographs, and every ranking is held against its truth. */
import type { Result } from '@hotpix/core';
import { createCamera, type Camera, type Settings } from '@hotpix/simulator';
import type { MediumOfShots } from './media.ts';
import { assertAllUsed, Scanner, type Ranking } from './scanner.ts';
import { scoreCamera } from './score-camera.ts';
import type { Score } from './score.ts';
import type { Subject } from './subjects.ts';
import { defectivePixels } from './targets.ts';

/** Confidence of a find, and whether there is no defect. */
export interface Claim {
  readonly confidence: number;
  readonly isFalse: boolean;
}

/** One ranking of one set. */
export interface Row {
  readonly camera: string;
  readonly medium: string;
  readonly frames: number;
  readonly ranking: Ranking;
  readonly score: Score;
  /** What the finds claim for themselves; of the ranking by evidence alone. */
  readonly claims: readonly Claim[];
  /** Whether the set was refused. */
  readonly isRefused: boolean;
  /** Spent by the ranking's own plugins. */
  readonly seconds: number;
}

/**
 * Photograph by photograph, so that one is in memory however many there are.
 * @yields the rows of each number of photographs as soon as they are known
 */
export async function* measureSubject(subject: Subject): AsyncGenerator<Row> {
  const camera = createCamera(subject.camera);
  const scans = subject.media.map((medium) => {
    const rankings = subject.rankings ?? rankingsFor(camera, medium);
    return { medium, rankings, scanner: new Scanner([medium.decoder], rankings) };
  });
  const settings: Settings[] = [];
  for (let index = 0; index < subject.frames[subject.frames.length - 1]; index++) {
    settings.push(subject.settings(index));
    const shot = camera.photograph(await subject.scene(index), { ...settings[index], index });
    for (const { medium, scanner } of scans) await scanner.add([await medium.sourceOf(shot)]);
    const frames = index + 1;
    if (!subject.frames.includes(frames)) continue;
    for (const { medium, rankings, scanner } of scans) {
      for (const ranking of rankings) {
        const result = await scanner.rank(ranking, defectivePixels(camera));
        assertAllUsed(result, frames);
        const score = scoreCamera(result.defects, camera, settings, medium.isPicture, subject.levels);
        yield {
          ...{ camera: subject.name, medium: medium.name, frames, ranking, score },
          claims: ranking === 'evidence' ? claimsOf(result, score) : [],
          isRefused: result.status === 'refused',
          seconds: scanner.seconds(ranking),
        };
      }
    }
  }
}

function claimsOf({ defects }: Result, { wrongFinds }: Score): Claim[] {
  const wrong = new Set(wrongFinds);
  return defects.map(({ confidence }, i) => ({ confidence, isFalse: wrong.has(i) }));
}

/** Least variance has no end of its own: of a camera without defects it would list none, by being asked for none. */
function rankingsFor({ sensor, truth }: Camera, { isPicture }: MediumOfShots): Ranking[] {
  return [
    'evidence',
    ...(truth.defects.length > 0 ? ['variance' as const] : []),
    ...(!isPicture && sensor.mosaic?.length === 2 ? ['rawpy' as const] : []),
  ];
}
