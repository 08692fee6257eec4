/** How a finished picture is encoded. */
export interface Encoding {
  /** 1 to 100. @default 92 */
  readonly quality?: number;
  /** @default 4:2:0 */
  readonly chromaSubsampling?: '4:2:0' | '4:2:2' | '4:4:4';
}
