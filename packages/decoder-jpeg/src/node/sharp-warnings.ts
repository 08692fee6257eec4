/** Warnings of libjpeg that come too late to be errors. */
import type { Sharp } from 'sharp';
import { Turns } from './turns.ts';

/** What libvips says of a JPEG when it lets go of it. */
const OF_A_JPEG = /VipsJpeg|read gave \d+ warnings/;

const turns = new Turns();
/** How many such warnings came so far, in whichever picture's name. */
let heard = 0;
let latest = '';

/** Counts the warnings that come with this picture; every picture of ours must be listened to, since it may get another's. */
export function listen(picture: Sharp): Sharp {
  return picture.on('warning', (warning: string) => {
    if (!OF_A_JPEG.test(warning)) return;
    heard++;
    latest = warning;
  });
}

/**
 * Runs the work, and says what was warned of while it ran. libvips looks at libjpeg's warnings only before it reads on, so
 * that damage which shows at the last rows, where most damage of a baseline file shows, fails nothing. It is mentioned as
 * the picture is closed, but sharp hands a warning to whichever picture ends next. So after a warning all works that were
 * under way are done again, one at a time.
 */
export async function withWarnings<T>(work: () => Promise<T>): Promise<{ result: T; warning?: string }> {
  const first = await turns.shared(() => attentively(work));
  return first.warning === undefined ? first : turns.alone(() => attentively(work));
}

async function attentively<T>(work: () => Promise<T>): Promise<{ result: T; warning?: string }> {
  const before = heard;
  const result = await work();
  return heard === before ? { result } : { result, warning: latest };
}
