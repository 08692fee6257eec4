/** The public door of @hotpix/fixer, for Node. */
export type { FixerOptions } from './fixer.ts';
export { fixer } from './node/fixer.ts';
export { CopyNames, isSameExtension, RAW_COPY, type Original } from './copy-names.ts';
export { holdsMark, markRepaired, repairMarkOf, type RepairMark } from './mark/mark.ts';
