/** Raw files of makers, and frames of any decoder with one sample per pixel: a new DNG. */
import { applyPatches, refused, type Frame, type SensorColour, type WriteWarning } from '@hotpix/core';
import { DngError, type DngImage, type DngPreview, renderPreview, writeDng } from '@hotpix/dng';
import { encodeSmall, type SmallPicture } from '@hotpix/jpeg';
import { VERSION } from '../version.ts';
import type { FileWriter } from './file-writer.ts';
import { originalFacts } from './original/original-facts.ts';

/** Letters beside those that DNG has words for. */
const NAMELESS = /[^RGBCMYWE]/;

const PREVIEW_QUALITY = 85;

/**
 * A DNG with the repaired samples at their own scale, masked borders, levels, mosaic, colours, facts and a preview, and with what
 * the original says of its author and place.
 */
export const writeDngFile: FileWriter = async ({ bytes: original, path, frame, patches, compression, ports }) => {
  assertNamed(frame.mosaic);
  const colour = colourOf(frame);
  const samples = new Uint16Array(applyPatches(frame, patches));
  const { carried, lost } = originalFacts(original);
  const originalName = path.split(/[\\/]/).at(-1);
  const image = {
    ...frame,
    ...frame.camera,
    ...frame.capture,
    ...colour,
    samples,
    originalName,
    software: `hotpix ${VERSION}`,
    carried,
  };
  try {
    const preview = previewOf(image);
    const bytes = writeDng({ ...image, preview }, { compression, md5: ports.md5 });
    return { bytes, extension: '.dng', notes: [noteOn(lost)], warnings: warningsOf(frame, colour) };
  } catch (error) {
    if (!(error instanceof DngError)) throw error;
    throw refused(error.message, { cause: error, details: { code: error.code } });
  }
};

/** Made of the repaired samples: the preview in the original shows the defects. Pixels come out square. */
function previewOf(image: DngImage): DngPreview | undefined {
  const rendering = renderPreview(image);
  if (rendering === undefined) return undefined;
  const picture = stretched(rendering, Math.max(1, Math.round(rendering.width * (image.pixelAspect ?? 1))));
  return { jpeg: encodeSmall(picture, PREVIEW_QUALITY), width: picture.width, height: picture.height };
}

/** Across, each pixel as the two that are nearest. */
function stretched(picture: SmallPicture, width: number): SmallPicture {
  if (width === picture.width) return picture;
  const samples = new Uint8Array(3 * width * picture.height);
  for (let x = 0; x < width; x++) {
    const from = Math.min(Math.max(((x + 0.5) * picture.width) / width - 0.5, 0), picture.width - 1);
    const [left, right] = [Math.floor(from), Math.ceil(from)];
    for (let y = 0; y < picture.height; y++) {
      for (let c = 0; c < 3; c++) {
        const [near, far] = [left, right].map((column) => picture.samples[3 * (y * picture.width + column) + c]);
        samples[3 * (y * width + x) + c] = Math.round(near + (from - left) * (far - near));
      }
    }
  }
  return { width, height: picture.height, samples };
}

/** A decoder may know which filters are equal without knowing their colours. */
function assertNamed(mosaic: Frame['mosaic']): void {
  const nameless = mosaic?.join('').match(NAMELESS);
  if (!nameless) return;
  throw refused(
    `Expected a raw file that says which of its filters are red and which are blue, got one that does not ('${nameless[0]}' stands for one of them), so that a DNG of it would have wrong colours. Convert the original to DNG (Adobe DNG Converter does), and scan and repair that.`,
    { details: { mosaic } },
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

const noteOn = (lost: string): string =>
  `Written as DNG, since raw formats of cameras cannot be written. It does not have ${lost}: keep the original.`;

function warningsOf({ mosaic }: Frame, { xyzToCamera }: SensorColour): WriteWarning[] {
  if (mosaic === undefined || xyzToCamera) return [];
  const message =
    "The camera's colours are unknown; those of sRGB are in their place, so colours are a guess, mostly too pale. Keep the original.";
  return [{ code: 'coloursGuessed', message }];
}
