import * as z from 'zod/mini';
import { about, maybe, type ObjectOf } from './define.ts';

/** The amplitude of a hot pixel by the settings. */
export const fitSchema = (object: ObjectOf) =>
  object({
    offset: about('DN at that ISO, whatever the exposure.', z.number()),
    rate: about('DN per second at that ISO.', z.number()),
    iso: about('Twice of it doubles both; absent where the files do not say it.', maybe(z.number())),
  });
