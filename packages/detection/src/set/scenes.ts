/** What the photographs are of, and which of them show one scene: what every ranking begins with. */
import { HotpixError, type CaptureMode, type InsufficientCode, type ScenesSection } from '@hotpix/result';
import type { Findings, GatheredSet, Plugin, RankContext, Reason } from '@hotpix/core';
import { VERSION } from '../version.ts';
import { doubtOf, guessCapture } from './capture.ts';
import { measuredOf, measureFrame, type Measured } from './measured.ts';
import { scenesByThreads, type Scenes } from './same-scenes.ts';

/** A scene hides what a single frame shows of the sensor; a dark frame or flat field shows it bare. */
const LEAST_FRAMES: Record<CaptureMode, number> = { scene: 2, dark: 1, flat: 1 };

/** Measures each photograph, tells dark frames and flat fields from scenes, and which photographs show the same scene. */
export function scenes(): Plugin {
  return {
    name: 'scenes',
    version: VERSION,
    measure: measureFrame,
    async rank(findings: Findings, context: RankContext): Promise<Findings> {
      const measured = measuredOf(context);
      const capture = findings.capture ?? { mode: guessCapture(measured), guessed: true };
      assertDark(context);
      const insufficient = whyInsufficient(capture.mode, context.files.length);
      return {
        ...findings,
        capture,
        sections: { ...findings.sections, scenes: sectionOf(context, measured, await scenesOfSet(context)) },
        ...(insufficient && { insufficient }),
      };
    },
  };
}

const known = new WeakMap<GatheredSet, Promise<Scenes>>();

/** How the scenes of a set recur; of one set it is reckoned once. */
export function scenesOfSet(set: RankContext): Promise<Scenes> {
  const scenes = known.get(set) ?? scenesByThreads(measuredOf(set), set.shape, set.platform);
  known.set(set, scenes);
  return scenes;
}

function sectionOf(set: GatheredSet, measured: readonly Measured[], { numbers }: Scenes): ScenesSection {
  const seen = new Set<number>();
  const repeated = new Set(numbers.filter((number) => seen.size === seen.add(number).size));
  const shared = new Map([...repeated].sort((a, b) => a - b).map((number, i) => [number, i + 1]));
  return {
    photographs: measured.map(({ texture, level, noise }, i) => {
      const scene = shared.get(numbers[i]);
      return { path: set.files[i].path, texture, level, noise, ...(scene && { scene }) };
    }),
  };
}

function whyInsufficient(
  mode: CaptureMode,
  frames: number,
): (Reason & { readonly code: InsufficientCode }) | undefined {
  const least = LEAST_FRAMES[mode];
  if (frames >= least) return undefined;
  const message = `Expected at least ${least} photographs of one camera at one size, got ${frames}: a single scene cannot tell a defect from what was photographed. Add photographs.`;
  return { code: 'tooFewPhotographs', message };
}

/** @throws {HotpixError} `otherDark` for scenes among the dark frames; those are let by where `force` is set */
function assertDark({ dark, force }: RankContext): void {
  if (!dark || force) return;
  const scene = measuredOf(dark).findIndex((measured) => doubtOf(measured, 'dark', dark.shape.lossy) === 'scene');
  if (scene < 0) return;
  const came = `'${dark.files[scene].path}', which shows a scene`;
  throw new HotpixError(
    'otherDark',
    `Expected a dark set of dark frames, got ${came}. Scan dark frames of this camera.`,
    { details: { expected: 'dark frames', came, path: dark.files[scene].path } },
  );
}
