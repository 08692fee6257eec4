/** What the kinds of defects are called, what they mean to a photographer, and how they are drawn. */
import type { DefectKind } from '@hotpix/result';

export interface Kind {
  readonly name: string;
  /** Half a sentence that a photographer understands. */
  readonly meaning: string;
  /** Outline as an SVG path about (0, 0), within 6 units of it: a shape of its own, for those who do not see the colour. */
  readonly outline: string;
}

export const KINDS: Readonly<Record<DefectKind, Kind>> = {
  hot: {
    name: 'Hot',
    meaning: 'brighter than the light it gets',
    outline: 'M4.8 0A4.8 4.8 0 1 1-4.8 0A4.8 4.8 0 1 1 4.8 0Z',
  },
  stuck: { name: 'Stuck', meaning: 'always shows the same value', outline: 'M-4.3-4.3H4.3V4.3H-4.3Z' },
  dead: {
    name: 'Dead',
    meaning: 'does not respond to light',
    outline: 'M-5.2-3.2L-3.2-5.2L0-2L3.2-5.2L5.2-3.2L2 0L5.2 3.2L3.2 5.2L0 2L-3.2 5.2L-5.2 3.2L-2 0Z',
  },
  dim: { name: 'Dim', meaning: 'responds too little to light', outline: 'M-5.4-4.2H5.4L0 5.2Z' },
  blinking: { name: 'Blinking', meaning: 'comes and goes', outline: 'M0-5.8L5.8 0L0 5.8L-5.8 0Z' },
  column: { name: 'Column', meaning: 'a line of defective pixels, top to bottom', outline: 'M-1.8-5.8H1.8V5.8H-1.8Z' },
  row: { name: 'Row', meaning: 'a line of defective pixels, left to right', outline: 'M-5.8-1.8H5.8V1.8H-5.8Z' },
};

export const KIND_ORDER = Object.keys(KINDS) as DefectKind[];
