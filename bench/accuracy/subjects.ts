/** The simulated cameras that are scanned. */
import {
  BAYER,
  mixedSettings,
  PHONE,
  procedural,
  shifted,
  XTRANS,
  type CameraOptions,
  type DefectPlan,
  type Scene,
  type Settings,
  type Size,
} from '@hotpix/simulator';
import { jpeg, raw, type MediumOfShots } from './media.ts';
import { views } from './pictures.ts';
import type { Ranking } from './scanner.ts';

export interface Subject {
  readonly name: string;
  /** For the page: what is special about it. */
  readonly about: string;
  readonly camera: CameraOptions;
  readonly scene: (index: number) => Scene | Promise<Scene>;
  readonly settings: (index: number) => Settings;
  readonly media: readonly MediumOfShots[];
  /** Those that see the photographs; all that suit them by default. */
  readonly rankings?: readonly Ranking[];
  /** Levels of the scenes at which contrasts are told, as shares of the white level; those of daylight by default. */
  readonly levels?: readonly number[];
  /**
   * What the same camera without a defect photographs beside it: nothing by default; what tells of each defect whether it can be found;
   * or a set of its own that is scanned, too.
   */
  readonly twin?: 'compared' | 'scanned';
  /** Numbers of photographs after which the rankings are asked, ascending. */
  readonly frames: readonly number[];
}

/** The name of the camera that lacks the defects of another. */
export const twinOf = (name: string): string => `${name}, clean`;

/** Photographs for which the project has set itself goals. */
export const GOAL_FRAMES = 24;

/** The defects of every camera that has any. */
export const PLAN = {
  hot: 70,
  stuck: 15,
  dead: 15,
  dim: 15,
  blinking: 15,
  cluster: 8,
  column: 2,
  row: 1,
} as const satisfies DefectPlan;

/** A border of 20 and 10 pixels, so that stored and active coordinates differ. */
function sized({ width, height }: Size): Pick<CameraOptions, 'width' | 'height' | 'active'> {
  return { width: width + 32, height: height + 16, active: { x: 20, y: 10, width, height } };
}

export const USUAL: Size = { width: 1344, height: 896 };
export const SMALL: Size = { width: 960, height: 640 };

/** A camera whose scenes and settings follow from its seed, with what differs from the usual one. */
export function subject(
  seed: number,
  size: Size,
  { camera, ...special }: Pick<Subject, 'name' | 'about'> & Partial<Subject>,
): Subject {
  return {
    camera: { seed, ...sized(size), defects: PLAN, ...camera },
    scene: (index) => procedural(seed, index),
    settings: (index) => mixedSettings(seed, index),
    media: [raw(), jpeg(92, '4:2:0')],
    frames: [GOAL_FRAMES],
    ...special,
  };
}

/** A few, in small, for a look within a minute. */
export function quickSubjects(): Subject[] {
  return [
    subject(101, SMALL, { name: 'reference', about: 'The reference camera in small.', frames: [12] }),
    subject(109, SMALL, { name: 'clean', about: 'No defect at all.', camera: { defects: [] }, frames: [12] }),
  ];
}

/** @param pictures paths of the pictures that are to be scenes; none leaves out the cameras that need them */
export function allSubjects(pictures: readonly string[]): Subject[] {
  return [...usualSubjects(), ...scenerySubjects(pictures), ...sensorSubjects(), ...cleanSubjects(pictures)];
}

/** One sensor, other settings and numbers of photographs. */
function usualSubjects(): Subject[] {
  return [
    subject(101, USUAL, {
      name: 'reference',
      about: '14 bits, RGGB; any full step of ISO 100 to 3200 and 1/1000 s to 1/2 s.',
      media: [raw(), jpeg(95, '4:4:4'), jpeg(92, '4:2:0'), jpeg(80, '4:2:0')],
      twin: 'compared',
      frames: [6, 12, GOAL_FRAMES],
    }),
    subject(102, USUAL, {
      name: 'one setting',
      about: 'GBRG; every photograph at ISO 800 and 1/30 s.',
      camera: { mosaic: BAYER.GBRG },
      settings: () => ({ iso: 800, exposure: 1 / 30 }),
    }),
    subject(103, SMALL, {
      name: 'many',
      about: 'The reference camera in small, also with 100 photographs.',
      frames: [GOAL_FRAMES, 100],
    }),
  ];
}

/** Scenes of another kind. */
function scenerySubjects(pictures: readonly string[]): Subject[] {
  return [
    ...(pictures.length === 0
      ? []
      : [
          subject(104, USUAL, {
            name: 'pictures',
            about: 'The scenes are parts of real photographs, mirrored at random and scaled down by 1.5 to 2.5.',
            scene: views(pictures, USUAL, 104),
          }),
        ]),
    subject(105, USUAL, {
      name: 'hand-held',
      about: 'Nearly static: six scenes, of each four photographs that a shaking hand moved by up to 12 pixels.',
      scene: (index) => shifted(procedural(105, index >> 2), (index * 7) % 13, (index * 5) % 11),
    }),
  ];
}

/** Sensors of another kind. */
function sensorSubjects(): Subject[] {
  return [
    subject(106, USUAL, {
      name: 'phone',
      about: 'The noisy sensor of a phone: 12 bits, a full well of 4000 electrons; sharpened JPEGs.',
      camera: PHONE,
      media: [raw(), jpeg(80, '4:2:0', { sharpening: 1 })],
    }),
    subject(107, USUAL, {
      name: 'X-Trans',
      about: 'A 6x6 mosaic.',
      camera: { mosaic: XTRANS },
      twin: 'compared',
    }),
    subject(108, USUAL, {
      name: 'four colours',
      about: 'RGGB whose two greens are told apart, as in cameras of four filters.',
      media: [raw(['RG', 'EB'])],
    }),
    subject(110, USUAL, { name: 'monochrome', about: 'No mosaic.', camera: { mosaic: 'none' } }),
  ];
}

/** Cameras on which every find is false. */
function cleanSubjects(pictures: readonly string[]): Subject[] {
  const camera = { defects: [] };
  const frames = [6, 12, GOAL_FRAMES];
  return [
    subject(109, USUAL, { name: 'clean', about: 'No defect at all.', camera, frames }),
    ...(pictures.length === 0
      ? []
      : [
          subject(112, USUAL, {
            name: 'clean pictures',
            about: 'No defect, and scenes as those of the camera called pictures.',
            scene: views(pictures, USUAL, 112),
            ...{ camera, frames },
          }),
        ]),
    subject(111, USUAL, {
      name: 'clean phone',
      about: 'The same sensor as the phone, without a defect.',
      camera: { ...PHONE, ...camera },
      media: [raw(), jpeg(80, '4:2:0', { sharpening: 1 })],
      frames,
    }),
  ];
}
