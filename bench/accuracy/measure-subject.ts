/** A simulated camera takes its photographs, and every ranking is held against its truth. */
import type { Source } from '@hotpix/core';
import { createCamera, type Settings, type Shot } from '@hotpix/simulator';
import { Body, type Files, type Row } from './body.ts';
import { Comparison } from './comparison.ts';
import type { MediumOfShots } from './media.ts';
import { GOAL_FRAMES, twinOf, type Subject } from './subjects.ts';

/**
 * Photograph by photograph, so that one is in memory however many there are.
 * @yields the rows of each number of photographs as soon as they are known
 */
export async function* measureSubject(subject: Subject): AsyncGenerator<Row> {
  const camera = createCamera(subject.camera);
  const body = new Body(subject.name, camera, subject);
  const twin = subject.twin && createCamera({ ...subject.camera, defects: [] });
  const twinBody = twin && subject.twin === 'scanned' ? new Body(twinOf(subject.name), twin, subject) : undefined;
  const compared = twin ? subject.media.filter(({ isPicture }) => isPicture) : [];
  const comparisons = new Map(compared.map((medium) => [medium, new Comparison(camera, subject, medium)]));
  const settings: Settings[] = [];
  for (let index = 0; index < subject.frames[subject.frames.length - 1]; index++) {
    settings.push(subject.settings(index));
    const scene = await subject.scene(index);
    const files = await filesOf(camera.photograph(scene, { ...settings[index], index }), subject.media);
    await body.add(files);
    if (twin && index < GOAL_FRAMES) {
      const others = await filesOf(twin.photograph(scene, { ...settings[index], index }), compared);
      await twinBody?.add(others);
      await compare(comparisons, files, others);
    }
    const frames = index + 1;
    if (!subject.frames.includes(frames)) continue;
    yield* body.rows(settings, frames === GOAL_FRAMES ? comparisons : undefined);
    if (twinBody) yield* twinBody.rows(settings);
  }
}

async function filesOf(shot: Shot, media: readonly MediumOfShots[]): Promise<Files> {
  const files = new Map<MediumOfShots, Source>();
  for (const medium of media) files.set(medium, await medium.sourceOf(shot));
  return files;
}

async function compare(comparisons: ReadonlyMap<MediumOfShots, Comparison>, bad: Files, good: Files): Promise<void> {
  for (const [medium, comparison] of comparisons) {
    const [one, other] = [bad.get(medium), good.get(medium)];
    if (one && other) await comparison.add(one, other);
  }
}
