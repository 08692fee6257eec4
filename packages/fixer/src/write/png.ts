/** PNG: lossless, and changed in the samples of the defects alone, unless they have to be in a palette. */
import { pngForm } from '@hotpix/tiff';
import { editPng } from './edit-png.ts';
import { expandPng } from './expand-png.ts';
import type { FileWriter } from './file-writer.ts';

const PALETTE = 3;

/** @throws {HotpixError} `refused` where the samples are not those of the frame */
export const writePng: FileWriter = (job) =>
  pngForm(job.bytes).colourType === PALETTE ? expandPng(job) : editPng(job);
