import type { FormatName } from '@hotpix/defect-maps';

/** Programs whose lists are of raw files, which count from other corners than the pictures developed from them. */
export const RAW_LISTS: ReadonlySet<FormatName> = new Set([
  'dcraw',
  'rawtherapee',
  'siril',
  'pixinsight',
  'dng-opcodes',
]);
