/** Bytes that take the place of others in a file. */
export interface Write {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly what: string;
}
