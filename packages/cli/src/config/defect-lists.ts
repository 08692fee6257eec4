/** Lists of bad pixels for other programs, as reporters: `--report dcraw=.badpixels`. */
import { HotpixError, type Plugin, type Result } from '@hotpix/core';
import { isPicture } from '@hotpix/statistics';
import type { FormatName } from '@hotpix/defect-maps';
import { VERSION } from '../version.ts';

/** All formats but JSON, for which the Result itself is the list. */
const EXTENSIONS: Readonly<Record<Exclude<FormatName, 'json'>, string>> = {
  dcraw: '.badpixels',
  rawtherapee: '.badpixels',
  siril: '.lst',
  pixinsight: '.txt',
  jpegpixi: '.txt',
  'dng-opcodes': '.bin',
  csv: '.csv',
  png: '.png',
  fits: '.fits',
};

export const LISTS = Object.keys(EXTENSIONS) as (keyof typeof EXTENSIONS)[];

/** Programs whose lists are of raw files, which count from other corners than the pictures developed from them. */
export const RAW_LISTS: ReadonlySet<FormatName> = new Set([
  'dcraw',
  'rawtherapee',
  'siril',
  'pixinsight',
  'dng-opcodes',
]);

/** A plugin for each of the wanted reports that is a list; the others are somebody else's. */
export function defectLists(wanted: readonly string[]): Plugin[] {
  return LISTS.filter((name) => wanted.includes(name)).map((name) => ({
    name,
    version: VERSION,
    report: { extension: EXTENSIONS[name], render: (result) => list(name, result) },
  }));
}

/** @throws {HotpixError} `noList` for a Result without a camera, or whose defects the format has no words for */
async function list(format: FormatName, { frame, camera, defects }: Result): Promise<Uint8Array> {
  if (!frame)
    throw new HotpixError('noList', 'Expected a Result of photographs to list bad pixels of, got one of none.');
  if (isPicture(frame) && RAW_LISTS.has(format)) {
    throw new HotpixError(
      'noList',
      `Expected a Result of raw files for a list of ${format}, which repairs raw files, got one of pictures, whose positions are others. Scan the raw files of the camera.`,
    );
  }
  const { DefectMapError, writeDefectMap } = await import('@hotpix/defect-maps');
  const { width, height, active, mosaic } = frame;
  const geometry = { width, height, active, ...(mosaic && { mosaic }), ...(camera && { camera }) };
  const mapped = defects.map(({ extent, kind, colour }) => ({ ...extent, kind, ...(colour && { channel: colour }) }));
  try {
    return writeDefectMap(format, { ...geometry, defects: mapped }).bytes;
  } catch (error) {
    throw error instanceof DefectMapError ? new HotpixError('noList', error.message, { cause: error }) : error;
  }
}
