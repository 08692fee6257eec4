/** A plain writer of lossless JPEG by the words of ITU-T T.81, bit by bit, for all that the reader should read. */

export interface PlainJpeg {
  /** Of interleaved components, row by row. */
  readonly samples: readonly number[];
  /** Samples of a row, of all components. */
  readonly width: number;
  readonly components: number;
  readonly precision: number;
  readonly predictor: number;
  /** Bits of the code of each category 0 to 16, for one table or for one of each component; 0 for none. */
  readonly lengths?: readonly (readonly number[])[];
  /** Segments before that of the frame. */
  readonly before?: readonly number[];
  /** Table of each component. */
  readonly selectors?: readonly number[];
  /** Lower bits of which the samples have been freed, so that `precision` is greater by as many in the file. */
  readonly pointTransform?: number;
  /** Rows between restarts; none without. */
  readonly rowsAtOnce?: number;
}

/** Every category in 5 bits. */
const FLAT: readonly number[] = Array.from({ length: 17 }, () => 5);

export function writeLosslessJpeg(jpeg: PlainJpeg): Uint8Array {
  const { samples, width, components, precision, predictor, lengths = [FLAT], before = [], pointTransform = 0 } = jpeg;
  const rowsAtOnce = jpeg.rowsAtOnce ?? samples.length / width;
  const tables = lengths.map(codesOf);
  const of = (component: number): number => jpeg.selectors?.[component] ?? Math.min(component, tables.length - 1);
  const text = samples.map((sample, at) => {
    const codes = tables[of(at % components)];
    return write((sample - predict(jpeg, at) + 2 * 65536) % 65536, codes);
  });
  const intervals = Array.from({ length: Math.ceil(samples.length / width / rowsAtOnce) }, (_, index) => [
    ...(index === 0 ? [] : [0xff, 0xd0 + ((index - 1) % 8)]),
    ...stuff(text.slice(index * rowsAtOnce * width, (index + 1) * rowsAtOnce * width).join('')),
  ]);
  const numbers = Array.from({ length: components }, (_, component) => component);
  const [height, columns] = [samples.length / width, width / components];
  return Uint8Array.from([
    ...[0xff, 0xd8, ...before],
    ...segment(0xc3, [
      precision + pointTransform,
      ...word(height),
      ...word(columns),
      components,
      ...numbers.flatMap((component) => [component + 1, 0x11, 0]),
    ]),
    ...segment(
      0xc4,
      lengths.flatMap((table, index) => [index, ...bitsOf(table), ...orderOf(table)]),
    ),
    ...(jpeg.rowsAtOnce ? segment(0xdd, word((rowsAtOnce * width) / components)) : []),
    ...segment(0xda, [
      components,
      ...numbers.flatMap((component) => [component + 1, of(component) << 4]),
      ...[predictor, 0, pointTransform],
    ]),
    ...intervals.flat(),
    ...[0xff, 0xd9],
  ]);
}

const word = (value: number): number[] => [value >> 8, value & 255];

const segment = (marker: number, body: readonly number[]): number[] => [
  0xff,
  marker,
  ...word(body.length + 2),
  ...body,
];

/** Categories in the order of their codes. */
const orderOf = (lengths: readonly number[]): number[] =>
  [...lengths.keys()].filter((category) => lengths[category] > 0).sort((a, b) => lengths[a] - lengths[b] || a - b);

const bitsOf = (lengths: readonly number[]): number[] =>
  Array.from({ length: 16 }, (_, index) => lengths.filter((length) => length === index + 1).length);

/** Annex C: each code is the one before it plus one, with zeros behind it up to its own length. */
function codesOf(lengths: readonly number[]): readonly string[] {
  const codes: string[] = [];
  let code = 0;
  let last = 0;
  for (const category of orderOf(lengths)) {
    code *= 2 ** (lengths[category] - last);
    last = lengths[category];
    codes[category] = code.toString(2).padStart(last, '0');
    if (codes[category].length > last) throw new Error('Expected fewer codes.');
    code++;
  }
  return codes;
}

/** Table H.1 with the rules of H.1.2.1 for the first row and the first column. */
export function predict(
  { samples, width, components, precision, predictor, rowsAtOnce = Infinity }: Omit<PlainJpeg, 'lengths'>,
  at: number,
): number {
  const isFirstColumn = at % width < components;
  if (Math.floor(at / width) % rowsAtOnce === 0) return isFirstColumn ? 2 ** (precision - 1) : samples[at - components];
  const above = samples[at - width];
  if (isFirstColumn) return above;
  const [left, corner] = [samples[at - components], samples[at - width - components]];
  const half = (value: number): number => Math.floor(value / 2);
  return [
    NaN,
    left,
    above,
    corner,
    left + above - corner,
    left + half(above - corner),
    above + half(left - corner),
    half(left + above),
  ][predictor];
}

/** Table H.2: the category, and the lowest bits of the difference, or of one less where it is negative. */
function write(difference: number, codes: readonly string[]): string {
  const value = difference > 32768 ? difference - 65536 : difference;
  const category = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  if (codes[category] === undefined) throw new Error(`Expected a code for category ${category}.`);
  if (category === 0 || category === 16) return codes[category];
  const own = value > 0 ? value : value + 2 ** category - 1;
  return codes[category] + own.toString(2).padStart(category, '0');
}

/** Bits in bytes, the last filled up with ones, and a zero behind each 0xFF. */
function stuff(bits: string): number[] {
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  return Array.from({ length: whole.length / 8 }, (_, at) => parseInt(whole.slice(8 * at, 8 * at + 8), 2)).flatMap(
    (byte) => (byte === 255 ? [255, 0] : [byte]),
  );
}
