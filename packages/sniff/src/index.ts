/** The public door of @hotpix/sniff. */
export { sniff, type FileKind, type Sniffed } from './sniff.ts';
