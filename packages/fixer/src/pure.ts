/** The door of @hotpix/fixer/pure: no Node modules, no native code. */
export { fixer, type FixerOptions } from './fixer.ts';
export type { BackgroundZlib, Encoder, JpegForm, PlainPicture, Ports } from './ports.ts';
export { CopyNames, isSameExtension, RAW_COPY, type Original } from './copy-names.ts';
export { holdsMark, markRepaired, repairMarkOf, type RepairMark } from './mark/mark.ts';
