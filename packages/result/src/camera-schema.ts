import * as z from 'zod/mini';
import { about, maybe, type ObjectOf } from './define.ts';

export function cameraSchema(object: ObjectOf) {
  return object({
    make: z.string(),
    model: z.string(),
    serial: about('Serial number of the body; empty where the files carry none.', z.string()),
    sensor: about('Which sensor of a phone, by its lens; absent for cameras, which have one.', maybe(z.string())),
  });
}
