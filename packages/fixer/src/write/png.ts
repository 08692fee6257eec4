/** PNG: lossless, with alpha and all metadata. */
import sharp from 'sharp';
import type { FileWriter } from './file-writer.ts';
import { pngForm, splicePng } from './splice-png.ts';
import { repairedSamples } from './repaired-samples.ts';

const PALETTE = 3;

/** With bit depth, colour type, interlacing and ancillary chunks of the original, as far as the encoder has words for them. */
export const writePng: FileWriter = async (job) => {
  const { width, height } = job.frame;
  const { samples, channels, space } = await repairedSamples(job);
  const form = pngForm(job.bytes);
  const encoded = await sharp(samples, { raw: { width, height, channels } })
    .toColourspace(space)
    .png({ progressive: form.isInterlaced, palette: false })
    .toBuffer();
  const { bytes, notes } = splicePng(job.bytes, encoded);
  const { bits, colourType } = pngForm(encoded);
  if (form.colourType === PALETTE)
    notes.unshift('Its palette became full colour: the repaired values need not be in it.');
  else if (form.bits !== bits) notes.unshift(`Its ${form.bits} bits a sample became ${bits}.`);
  else if (form.colourType !== colourType) notes.unshift('Its transparent colour became an alpha channel.');
  return { bytes, extension: '.png', notes };
};
