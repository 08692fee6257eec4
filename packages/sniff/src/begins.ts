/** Bytes by where they stand, one per character. All of them must be there. */
type Signature = Readonly<Record<number, string>>;

/** Whether a file begins in any of these ways. */
export function begins(...signatures: readonly Signature[]): (head: Uint8Array) => boolean {
  const ways = signatures.map((signature) =>
    Object.entries(signature).map(([at, bytes]) => [Number(at), bytes] as const),
  );
  return (head) => ways.some((parts) => parts.every(([at, bytes]) => lettersAt(head, at, bytes.length) === bytes));
}

export const lettersAt = (head: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...head.subarray(at, at + count));
