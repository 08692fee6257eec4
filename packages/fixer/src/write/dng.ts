/** Raw files, and frames of any decoder with one sample a pixel. */
import { applyPatches, refused, type Frame, type SensorColour } from '@hotpix/core';
import { writeDng } from '@hotpix/dng';
import { VERSION } from '../version.ts';
import type { FileWriter } from './file-writer.ts';

/** Letters beside those that DNG has words for. */
const NAMELESS = /[^RGBCMYWE]/;

/** An uncompressed DNG with the repaired samples at their own scale, masked borders, levels, mosaic, colours and facts. */
export const writeDngFile: FileWriter = async ({ path, frame, patches }) => {
  const { width, height, mosaic, active, black, white, camera, capture } = frame;
  assertNamed(mosaic);
  const colour = colourOf(frame);
  const samples = Uint16Array.from(applyPatches(frame, patches));
  const shape = { samples, width, height, mosaic, active, black, white };
  const originalName = path.split(/[\\/]/).at(-1);
  try {
    const bytes = writeDng({ ...shape, ...camera, ...capture, ...colour, originalName, software: `hotpix ${VERSION}` });
    return { bytes, extension: '.dng', notes: notesOf(frame, colour) };
  } catch (error) {
    throw refused((error as Error).message, { cause: error });
  }
};

/** A decoder may know which filters are equal without knowing their colours. */
function assertNamed(mosaic: Frame['mosaic']): void {
  const nameless = mosaic?.join('').match(NAMELESS);
  if (!nameless) return;
  throw refused(
    `Expected a raw file that says which of its filters are red and which are blue, got one that does not ('${nameless[0]}' stands for one of them), so that a DNG of it would have wrong colours. Convert the original to DNG (Adobe DNG Converter does), and scan and repair that.`,
  );
}

/** DNG wants one row, and one part of the neutral, for each colour of the mosaic. */
function colourOf({ mosaic, colour }: Frame): SensorColour {
  const colours = new Set(mosaic?.join('')).size;
  const { xyzToCamera, neutral } = colour ?? {};
  return {
    ...(xyzToCamera?.length === colours && { xyzToCamera }),
    ...(neutral?.length === colours && { neutral }),
  };
}

function notesOf({ mosaic }: Frame, { xyzToCamera }: SensorColour): string[] {
  const notes = ['Written as an uncompressed DNG, since raw formats of cameras cannot be written.'];
  if (mosaic !== undefined && !xyzToCamera) {
    notes.push("The camera's colours are unknown; those of sRGB are in their place, so colours are a guess.");
  }
  return notes;
}
