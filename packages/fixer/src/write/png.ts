/** PNG: lossless, and changed in the samples of the defects alone, unless they have to be in a palette. */
import sharp from 'sharp';
import { editPng } from './edit-png.ts';
import type { FileWriter } from './file-writer.ts';
import { pngForm } from './png-chunks.ts';
import { repairedSamples } from './repaired-samples.ts';
import { splicePng } from './splice-png.ts';

const PALETTE = 3;

/** @throws {HotpixError} `refused` where the samples are not those of the frame */
export const writePng: FileWriter = (job) => (pngForm(job.bytes).colourType === PALETTE ? expand(job) : editPng(job));

/** In full colour, between the ancillary chunks of the original. */
const expand: FileWriter = async (job) => {
  const { width, height } = job.frame;
  const { samples, channels } = await repairedSamples(job);
  const encoded = await sharp(samples, { raw: { width, height, channels } })
    .png({ progressive: pngForm(job.bytes).isInterlaced, palette: false })
    .toBuffer();
  const { bytes, notes } = splicePng(job.bytes, encoded);
  return {
    bytes,
    extension: '.png',
    notes: ['Its palette became full colour: the repaired values need not be in it.', ...notes],
  };
};
