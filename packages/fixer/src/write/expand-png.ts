/** A PNG of a palette, in full colour: the repaired values need not be in its palette. */
import { applyPatches, type Written } from '@hotpix/core';
import { pngData, pngForm, PngRows } from '@hotpix/tiff';
import type { PlainPicture } from '../ports.ts';
import { withoutEncoder, type RepairJob } from './file-writer.ts';
import { readChunks } from './png-chunks.ts';
import { inflateRows } from './png-data.ts';
import { splicePng } from './splice-png.ts';

/** Between the ancillary chunks of the original. @throws {HotpixError} `refused` where the host does not encode pictures */
export async function expandPng(job: RepairJob): Promise<Written> {
  const { encoder } = job.ports;
  if (!encoder) throw withoutEncoder('PNG of a palette');
  const encoded = await encoder.png(await inFullColour(job), { interlaced: pngForm(job.bytes).isInterlaced });
  const { bytes, notes } = splicePng(job.bytes, encoded);
  return {
    bytes,
    extension: '.png',
    notes: ['Its palette became full colour: the repaired values need not be in it.', ...notes],
  };
}

/** A Frame has no alpha, and a repaired file must keep it: it is that of each pixel's index. */
async function inFullColour({ bytes, frame, patches, ports }: RepairJob): Promise<PlainPicture> {
  const { width, height } = frame;
  const colours = Uint8Array.from(applyPatches(frame, patches));
  const chunks = readChunks(bytes);
  const alphas = chunks.find(({ type }) => type === 'tRNS');
  if (!alphas) return { samples: colours, width, height, channels: 3 };
  const table = pngData(alphas);
  const rows = new PngRows(pngForm(bytes));
  const data = await inflateRows(chunks, rows, ports.backgroundZlib);
  const samples = new Uint8Array(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const index = rows.get(data, pixel % width, Math.floor(pixel / width), 0);
    samples.set(colours.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
    // Colours behind the last of the table are opaque (ISO 15948, 11.3.2.1).
    samples[4 * pixel + 3] = table[index] ?? 255;
  }
  return { samples, width, height, channels: 4 };
}
