/** What a scan is written anew from. */
import type { Frame } from '../structure/frame.ts';
import type { Scan } from '../structure/scan.ts';

/** The file, and the coefficients of all components of its frame. */
export interface ScanSource {
  readonly bytes: Uint8Array;
  readonly frame: Frame;
  readonly planes: readonly Int16Array[];
  /** Where the MCUs of its scans end, as decodeScan tells; of those that are left out, whole restart intervals are written anew. */
  readonly ends?: ReadonlyMap<Scan, Uint32Array>;
  /** Where `planes` hold but the blocks that change and those beside them: fills in all others. */
  readonly complete?: () => void;
}
