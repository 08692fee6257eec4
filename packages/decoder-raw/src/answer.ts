/** What a worker thread is asked, and what it answers. */
import type { Fault } from './fault.ts';
import type { SampleLayout } from '@hotpix/dng';
import type { RawFacts } from './facts.ts';
import type { MakerLayout } from './own/maker-layout.ts';
import type { Agreement, BlackRule } from './own/trust.ts';

export interface Task {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Most pixels of the stored frame. */
  readonly maxPixels: number;
  /** Where the samples may go, in memory that threads share, whatever it holds. */
  readonly into?: Uint16Array;
  /** Where the samples are; the bytes are then those before them. */
  readonly layout?: SampleLayout;
  /** Of a file that may be read here: how, and by what rules of black, if LibRaw agreed with those of its kind before. */
  readonly maker?: { readonly layout: MakerLayout; readonly rules?: readonly BlackRule[] };
  /** The whole file of such a layout, in memory that threads share; without it the mosaic of the answer has no samples. */
  readonly file?: Uint8Array;
}

/** The mosaic as stored, and where its active part is. Sizes are those of the stored frame, never turned. */
export interface RawMosaic {
  readonly samples: Uint16Array;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly activeWidth: number;
  readonly activeHeight: number;
}

export type Failure = { readonly status: 'failed'; readonly fault: Fault; readonly words: readonly string[] };

export interface MosaicAnswer {
  readonly status: 'mosaic';
  readonly mosaic: RawMosaic;
  readonly facts: RawFacts;
  /** LibRaw's complaints on the way, mostly none. */
  readonly words: readonly string[];
  /** Whether a file that LibRaw unpacked is read here as well, and the same; absent where nobody tried. */
  readonly agreement?: Agreement;
}

export type Answer =
  | MosaicAnswer
  | { readonly status: 'noMosaic'; readonly facts: RawFacts }
  | { readonly status: 'tooLarge'; readonly width: number; readonly height: number }
  | Failure;
