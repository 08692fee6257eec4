/** What decoders say of a photograph, made fit: what cannot be true is not known. */
import { withFacts } from '../frame.ts';
import type { Camera, Capture, Frame } from '../nouns.ts';
import { sensorOf } from './telephone.ts';

/**
 * The least and the most that a photograph may have. Beyond them are the fillings of empty fields: 0, 65535, 4294967295, what
 * was divided by 0.
 */
const RANGES = {
  iso: [1, 1e7],
  /** A ten-millionth of a second to a day. */
  exposure: [1e-7, 86_400],
  /** No lens is faster than f/0.5, and no pinhole as small as f/512. */
  aperture: [0.5, 512],
  focalLength: [0.1, 20_000],
  equivalentFocalLength: [1, 20_000],
  digitalZoom: [1, 1000],
  temperature: [-200, 150],
} as const;

/** Digital cameras that tell the time are younger; clocks that were never set begin in 1904, 1970 or 1980. */
const YEARS = { from: 1990, to: 2100 };

/** The frame with names that end at their first NUL, possible facts, and its sensor where a device has several. */
export function withPlausibleFacts<T extends Pick<Frame, 'camera' | 'capture'>>(frame: T): T {
  const capture = plausibleCapture(frame.capture);
  return withFacts<Pick<Frame, 'camera' | 'capture'>>(frame, {
    camera: plausibleCamera(frame.camera, capture),
    capture,
  }) as T;
}

function plausibleCamera({ make, model, serial, sensor }: Camera, capture: Capture): Camera {
  const named = { make: upToNul(make), model: upToNul(model), serial: upToNul(serial).replace(/^0+$/, '') };
  const own = sensor === undefined ? sensorOf(named, capture) : upToNul(sensor);
  return { ...named, ...(own && { sensor: own }) };
}

const upToNul = (text: string): string => text.split('\0', 1)[0].trim();

function plausibleCapture(capture: Capture): Capture {
  const isPossible = ([name, value]: [string, unknown]): boolean => {
    if (name === 'taken') return isTime(String(value));
    if (!(name in RANGES)) return value !== undefined;
    const [least, most] = RANGES[name as keyof typeof RANGES];
    return typeof value === 'number' && value >= least && value <= most;
  };
  return Object.fromEntries(Object.entries(capture).filter(isPossible));
}

/** Whether there is such a day and such a second; JavaScript makes a day of March of the 30th of February. */
function isTime(taken: string): boolean {
  const date = new Date(`${taken.slice(0, 19)}Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== taken.slice(0, 19)) return false;
  const year = date.getUTCFullYear();
  return year >= YEARS.from && year < YEARS.to;
}
