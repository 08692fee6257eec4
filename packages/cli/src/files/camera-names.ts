/** Names of the files that --group writes, one per camera: `report.html` becomes `report.canon-eos-r5-123-8192x5464-raw.html`. */
import { createHash } from 'node:crypto';
import { basename, dirname, extname, resolve } from 'node:path';
import { cameraName, kindOfFiles, slugify } from '@hotpix/result';
import type { Result } from '@hotpix/core';

/** Letters of a name, of a serial number, and of a sensor; a path has room for some 255 in all. */
const LONGEST_NAME = 48;
const LONGEST_SERIAL = 24;
const LONGEST_SENSOR = 48;
const SLUG = /^([a-z0-9-]+-\d+x\d+(-[a-z]+)?(-[0-9a-f]{8})?(-\d+)?|unnamed-camera)$/;

/**
 * A name per camera, in the order of the Results: lower-case letters, digits and hyphens, which every file system takes and
 * none takes for a folder. Where two cameras would share one, each gets a mark that depends on nothing but itself.
 */
export function cameraSlugs(results: readonly Result[]): string[] {
  const plain = results.map(slugOf);
  const taken = new Set<string>();
  return results.map((result, i) => {
    const isShared = plain.filter((slug) => slug === plain[i]).length > 1;
    const wanted = isShared ? `${plain[i]}-${markOf(result)}` : plain[i];
    let slug = wanted;
    for (let n = 2; taken.has(slug) || (slug !== plain[i] && plain.includes(slug)); n++) slug = `${wanted}-${n}`;
    taken.add(slug);
    return slug;
  });
}

/** The name with the camera before its extension. */
export function nameForCamera(path: string, slug: string): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.${slug}${extension}`;
}

/** Whether a file may be what `nameForCamera` made of that name, whatever the camera was. */
export function isNameForCamera(file: string, path: string): boolean {
  if (resolve(dirname(file)) !== resolve(dirname(path))) return false;
  const [name, extension] = [basename(file), extname(path)];
  const start = `${basename(path, extension)}.`;
  if (!name.startsWith(start) || !name.endsWith(extension)) return false;
  return SLUG.test(name.slice(start.length, name.length - extension.length));
}

/** With the kind of files whether there is another or not, so that the name does not depend on what else is in the set. */
function slugOf(result: Result): string {
  const { camera, frame } = result;
  const name = slugify(camera ? cameraName(camera) : '', LONGEST_NAME) || 'unnamed-camera';
  const serial = slugify(camera?.serial ?? '', LONGEST_SERIAL);
  const sensor = slugify(camera?.sensor ?? '', LONGEST_SENSOR);
  const size = frame ? `${frame.width}x${frame.height}` : '';
  return [name, serial, sensor, size, kindOfFiles(result).toLowerCase()].filter((part) => part !== '').join('-');
}

/** Eight digits of all that tells one camera from another. */
function markOf({ camera, frame }: Result): string {
  const shape = frame && [frame.width, frame.height, frame.channels, frame.mosaic ?? null, frame.bits > 8];
  const identity = JSON.stringify([camera && cameraName(camera).toLowerCase(), camera?.serial, camera?.sensor, shape]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 8);
}
