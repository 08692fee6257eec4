/** All formats by their names. */
import { csv } from './formats/csv.ts';
import { dcraw } from './formats/dcraw.ts';
import { dngOpcodes } from './formats/dng-opcodes.ts';
import { fits } from './formats/fits.ts';
import { jpegpixi } from './formats/jpegpixi.ts';
import { json } from './formats/json.ts';
import type { ListedFiles, MapFormat } from './formats/map-format.ts';
import { pixinsight } from './formats/pixinsight.ts';
import { png } from './formats/png.ts';
import { rawtherapee } from './formats/rawtherapee.ts';
import { siril } from './formats/siril.ts';

export type FormatName =
  'dcraw' | 'rawtherapee' | 'siril' | 'pixinsight' | 'jpegpixi' | 'dng-opcodes' | 'csv' | 'json' | 'png' | 'fits';

export const FORMATS: Readonly<Record<FormatName, MapFormat>> = {
  dcraw,
  rawtherapee,
  siril,
  pixinsight,
  jpegpixi,
  'dng-opcodes': dngOpcodes,
  csv,
  json,
  png,
  fits,
};

/** The names of all formats. */
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

export interface FormatFacts {
  /** Of the file that the program reads, with its dot. */
  readonly extension: string;
  /** Of which files the positions in a list are. */
  readonly files: ListedFiles;
  /** Whether an entry may say all that can be wrong with a pixel, and tells a line from its pixels. */
  readonly tellsKinds: boolean;
}

/** What is to be known of a format before a list is read or written. */
export function formatFacts(format: FormatName): FormatFacts {
  const { extension, files, tellsKinds } = FORMATS[format];
  return { extension, files, tellsKinds };
}
