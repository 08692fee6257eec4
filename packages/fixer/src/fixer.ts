/** The plugin. */
import type { Patch, Plugin } from '@hotpix/core';
import type { DngOptions } from '@hotpix/dng';
import { sameColour, type Average } from './interpolate/same-colour.ts';
import { proposePatches } from './propose-patches.ts';
import { VERSION } from './version.ts';
import { pictureKind } from './write/picture-kind.ts';

export interface FixerOptions {
  /** How the nearest pixels of the same colour become one value. Smeared defects are filled by a membrane either way. @default 'mean' */
  readonly method?: Average;
  /** How the samples of a DNG are stored: a third to two thirds of their size, or as they are. @default 'lossless-jpeg' */
  readonly compression?: DngOptions['compression'];
}

/**
 * Repairs photographs: patches for the defects, and a repaired file beside the original.
 * @throws {TypeError} for a method or a compression that does not exist
 */
export function fixer({ method = 'mean', compression = 'lossless-jpeg' }: FixerOptions = {}): Plugin {
  if (method !== 'mean' && method !== 'median') {
    throw new TypeError(`Expected the fixer's method to be 'mean' or 'median', got '${String(method)}'.`);
  }
  if (compression !== 'lossless-jpeg' && compression !== 'none') {
    throw new TypeError(
      `Expected the fixer's compression to be 'lossless-jpeg' or 'none', got '${String(compression)}'.`,
    );
  }
  const interpolation = sameColour(method);
  return {
    name: 'fixer',
    version: VERSION,
    fix: (patches, { frame, defects }) => {
      const isPatched = new Set(patches.map(siteOf));
      const own = proposePatches(frame, defects, interpolation);
      return [...patches, ...own.filter((patch) => !isPatched.has(siteOf(patch)))];
    },
    write: {
      match: (head, { mosaic, channels }) => mosaic !== undefined || channels === 1 || pictureKind(head) !== undefined,
      // What writes pictures takes long to load, and a scan never needs it.
      write: async (job) => (await import('./write/write-repaired.ts')).writeRepaired(job, { compression }),
    },
  };
}

const siteOf = ({ x, y, channel }: Patch): string => `${x},${y},${channel}`;
