/** What reads and writes each format. */
import { csv } from './formats/csv.ts';
import { dcraw } from './formats/dcraw.ts';
import { dngOpcodes } from './formats/dng-opcodes.ts';
import { fits } from './formats/fits.ts';
import { jpegpixi } from './formats/jpegpixi.ts';
import { json } from './formats/json.ts';
import type { MapFormat } from './formats/map-format.ts';
import { pixinsight } from './formats/pixinsight.ts';
import { png } from './formats/png.ts';
import { rawtherapee } from './formats/rawtherapee.ts';
import { siril } from './formats/siril.ts';
import type { FormatName } from './names.ts';

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
