/** Raw files of makers, and frames of any decoder with one sample per pixel: a new DNG. */
import { applyPatches, refused, type Frame, type SensorColour, type WriteWarning } from '@hotpix/core';
import { DngError, type DngImage, type DngPreview, renderPreview, writeDng } from '@hotpix/dng';
import type { Encoder } from '../ports.ts';
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
    const preview = ports.encoder && (await previewOf(image, ports.encoder));
    const bytes = writeDng({ ...image, preview }, { compression, md5: ports.md5 });
    return { bytes, extension: '.dng', notes: [noteOn(lost)], warnings: warningsOf(frame, colour) };
  } catch (error) {
    if (!(error instanceof DngError)) throw error;
    throw refused(error.message, { cause: error, details: { code: error.code } });
  }
};

/** Made of the repaired samples: the preview in the original shows the defects. Pixels come out square. */
async function previewOf(image: DngImage, encoder: Encoder): Promise<DngPreview | undefined> {
  const rendering = renderPreview(image);
  if (rendering === undefined) return undefined;
  const { height } = rendering;
  const width = Math.max(1, Math.round(rendering.width * (image.pixelAspect ?? 1)));
  const form = { quality: PREVIEW_QUALITY, chromaSubsampling: '4:2:0', progressive: false, width } as const;
  return { jpeg: await encoder.jpeg({ ...rendering, channels: 3 }, form), width, height };
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
