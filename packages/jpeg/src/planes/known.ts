/** Which JPEGs have planes here. */
import type { JpegHeader } from '../read-jpeg-header.ts';
import { MARKER } from '../structure/markers.ts';

const PROCESSES: readonly number[] = [MARKER.SOF0, MARKER.SOF1, MARKER.SOF2];

/** Whether it is one of 8 bits and Huffman codes, grey or of three colours, that states its height. */
export function isKnown({ process, precision, height, components }: Omit<JpegHeader, 'segments'>): boolean {
  const isGreyOrColour = components.length === 1 || components.length === 3;
  return PROCESSES.includes(process) && precision === 8 && height > 0 && isGreyOrColour;
}
