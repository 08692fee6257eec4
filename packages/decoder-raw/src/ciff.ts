/** What Canon's CRW files say, which are built as CIFF. */
import { canonSerial, ciffTag, readCiffRecords } from '@hotpix/tiff';

/** What a CRW file says of the camera and the moment. */
export interface CiffFacts {
  readonly make: string;
  readonly model: string;
  /** Serial number of the body; empty where the file has none. */
  readonly serial: string;
  readonly firmware?: string;
  /** ISO 8601 without a zone. */
  readonly taken?: string;
}

/** Record types without their two storage bits. */
const MAKE_AND_MODEL = 0x080a;
const FIRMWARE = 0x080b;
const TIME_STAMP = 0x180e;
const SERIAL_NUMBER = 0x180b;
const RAW_DATA = 0x2005;

/**
 * `undefined` where the directory, which stands at the file's end, or the raw data it points to cannot be found:
 * then the file was cut short.
 */
export function readCiff(bytes: Uint8Array): CiffFacts | undefined {
  const records = new Map(readCiffRecords(bytes)?.map((record) => [ciffTag(record), record.bytes]));
  if (!records.has(RAW_DATA)) return undefined;
  const numberOf = (tag: number): number => firstNumber(records.get(tag), bytes[0] === 0x49);
  const [make = '', model = ''] = textsOf(records.get(MAKE_AND_MODEL));
  const seconds = numberOf(TIME_STAMP);
  const firmware = textsOf(records.get(FIRMWARE))[0]?.replace(/^Firmware Version\s*/i, '');
  return {
    make,
    model,
    // Compacts keep something else there, which differs from file to file of one camera.
    serial: model.includes('EOS') ? canonSerial(numberOf(SERIAL_NUMBER), model) : '',
    ...(firmware && { firmware }),
    ...(seconds && { taken: new Date(seconds * 1000).toISOString().slice(0, 19) }),
  };
}

/** The texts of a record, which NULs divide. */
function textsOf(bytes: Uint8Array | undefined): string[] {
  const texts = new TextDecoder().decode(bytes).split('\0');
  return texts.map((text) => text.trim());
}

/** The first 32 bits of a record; 0 where it is absent. */
function firstNumber(bytes: Uint8Array | undefined, isLittleEndian: boolean): number {
  if (bytes === undefined || bytes.length < 4) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, isLittleEndian);
}
