/** The same module, with loops that test at their end. */
export function rotateLoops(binary: Uint8Array): Uint8Array;
