/** The formats by their names, for those who read and write none yet: what reads pictures takes long to load. */

/** Of which files the positions in a list are: other corners are counted from in raw files than in pictures developed from them. */
export type ListedFiles = 'raw' | 'pictures' | 'any';

/** What is to be known of a format before a list is read or written. */
export interface FormatFacts {
  /** Of the file that the program reads, with its dot. */
  readonly extension: string;
  /** Of which files the positions in a list are. */
  readonly files: ListedFiles;
  /** Whether an entry may say all that can be wrong with a pixel, and tells a line from its pixels. */
  readonly tellsKinds: boolean;
}

const FACTS = {
  dcraw: { extension: '.badpixels', files: 'raw', tellsKinds: false },
  rawtherapee: { extension: '.badpixels', files: 'raw', tellsKinds: false },
  siril: { extension: '.lst', files: 'raw', tellsKinds: false },
  pixinsight: { extension: '.txt', files: 'raw', tellsKinds: false },
  jpegpixi: { extension: '.txt', files: 'pictures', tellsKinds: false },
  'dng-opcodes': { extension: '.bin', files: 'raw', tellsKinds: false },
  csv: { extension: '.csv', files: 'any', tellsKinds: true },
  json: { extension: '.json', files: 'any', tellsKinds: true },
  png: { extension: '.png', files: 'any', tellsKinds: false },
  fits: { extension: '.fits', files: 'any', tellsKinds: false },
} as const satisfies Readonly<Record<string, FormatFacts>>;

export type FormatName = keyof typeof FACTS;

/** The names of all formats. */
export const FORMAT_NAMES = Object.keys(FACTS) as FormatName[];

/** What is to be known of a format before a list is read or written. */
export const formatFacts = (format: FormatName): FormatFacts => FACTS[format];
