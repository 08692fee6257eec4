/** Simulated cameras whose photographs were taken for defects once, or are likely to be. */
import {
  blinds,
  cityLights,
  dashcam,
  dateStamp,
  fireworks,
  leaves,
  letterbox,
  logo,
  page,
  procedural,
  rainfall,
  screenshot,
  shifted,
  snowfall,
  starField,
  watermark,
  water,
  type Overlay,
  type Scene,
  type Settings,
  type Size,
} from '@hotpix/simulator';
import { jpeg, pictures } from './media.ts';
import { subject, USUAL, type Subject } from './subjects.ts';

const SCREEN: Size = { width: 1920, height: 1080 };
const SMALL: Size = { width: 480, height: 360 };
/** The shots of which screenshots are made are not looked at. */
const UNSEEN: Size = { width: 64, height: 64 };

/** Of the sky between the lights. */
const NIGHT_LEVELS = [0.003, 0.01, 0.02];

/** From so few that hardly anything can be told to so many that anything shows. */
const FRAMES = [6, 12, 24, 48, 96];

const byNight = (index: number): Settings => ({ iso: 1600, exposure: [1 / 8, 1 / 4, 1 / 2][index % 3] });
const faintStars = (seed: number, index: number): Scene =>
  starField(seed, index, { density: 3000, faintest: 0.002, sky: 0.003, drift: { x: 0.7, y: 0.2 } });

/** Cameras without a defect: every find is false. */
export function difficultSubjects(): Subject[] {
  return [...nights(), ...scenery(), ...shadows(), ...overlays()];
}

/** Cameras with defects, by night. */
export function nightSubjects(): Subject[] {
  const scenes = { 'city lights': cityLights, 'stars, drifting': starField, 'stars, faint': faintStars };
  return Object.entries(scenes).map(([name, sceneOf], i) =>
    subject(451 + i, USUAL, {
      name: `${name}, defects`,
      about: `The scenes of *${name}*, by a camera with defects.`,
      scene: (index) => sceneOf(451 + i, index),
      settings: byNight,
      levels: NIGHT_LEVELS,
      rankings: ['evidence'],
      frames: FRAMES,
    }),
  );
}

function clean(
  seed: number,
  name: string,
  about: string,
  scene: (seed: number, index: number) => Scene,
  { size = USUAL, camera, ...rest }: Partial<Subject> & { size?: Size } = {},
): Subject {
  return subject(seed, size, {
    ...{ name, about, scene: (index) => scene(seed, index) },
    ...{ rankings: ['evidence'], frames: FRAMES, ...rest },
    camera: { defects: [], ...camera },
  });
}

function nights(): Subject[] {
  const night = (...[seed, name, about, scene, rest]: Parameters<typeof clean>): Subject =>
    clean(seed, name, about, scene, { settings: byNight, ...rest });
  return [
    night(401, 'city lights', 'Thousands of windows and lamps; every photograph is another view.', cityLights),
    night(402, 'city lights, burst', 'One view, which moves by up to four pixels.', (seed, index) =>
      shifted(cityLights(seed, 0), (index * 7) % 5, (index * 3) % 4),
    ),
    night(403, 'city lights, small', 'Frames of 480x360 pixels.', cityLights, { size: SMALL }),
    night(404, 'stars, drifting', 'One sky that moves by 0.3 pixels from photograph to photograph.', starField),
    night(405, 'stars, dithered', 'One sky that the mount nudges by up to 12 pixels.', (seed, index) =>
      starField(seed, index, { drift: { x: 0, y: 0 }, dither: 12 }),
    ),
    night(406, 'stars, faint', 'Many, in a darker sky that moves by 0.7 pixels.', faintStars),
    night(407, 'stars, tracked', 'One sky that stands still.', (seed, index) =>
      starField(seed, index, { drift: { x: 0, y: 0 } }),
    ),
    night(408, 'fireworks', 'Trails of light.', fireworks),
  ];
}

function scenery(): Subject[] {
  return [
    clean(411, 'snow', 'Flakes out of focus and sharp ones.', snowfall),
    clean(412, 'rain', 'Streaks of rain.', rainfall),
    clean(413, 'leaves', 'Foliage against the sky.', leaves),
    clean(414, 'blinds', 'The slats of a window blind.', blinds),
    clean(415, 'water', 'Waves that glitter.', water),
    clean(416, 'text', 'Printed pages.', page),
    clean(417, 'tripod', 'One scene, which moves by up to two pixels.', (seed, index) =>
      shifted(procedural(seed, 0), [0, 1, 1, 2, 0, 2][index % 6], [0, 0, 1, 1, 2, 2][index % 6]),
    ),
  ];
}

function shadows(): Subject[] {
  return [
    clean(421, 'dust', '20 specks of dust on the sensor.', procedural, { camera: { dust: 20 } }),
    clean(422, 'vignette', 'Corners that get a fifth of the light.', procedural, { camera: { vignette: 0.8 } }),
  ];
}

function overlays(): Subject[] {
  const over = (seed: number, name: string, about: string, overlay: Overlay): Subject =>
    clean(seed, name, about, procedural, { media: [jpeg(92, '4:2:0', { overlay })] });
  return [
    over(431, 'date', 'The same date in every picture.', dateStamp),
    over(432, 'dashcam', 'Date, time and speed in every picture.', dashcam),
    over(433, 'watermark', 'Large, half transparent letters.', watermark),
    over(434, 'logo', 'A logo in the corner.', logo),
    over(435, 'letterbox', 'Black bars above and below.', letterbox),
    clean(436, 'screenshots', 'A bar and icons that stand still, windows that do not.', procedural, {
      size: UNSEEN,
      media: [pictures(92, (index) => screenshot(436, index, SCREEN))],
    }),
  ];
}
