import { decimal, whole } from '@hotpix/result';

type Round = (value: number) => number;

/** Bytes for people, never less than they are: `1 MB`, `350 MB`, `1.3 GB`. */
export const sizeInWords = (bytes: number): string => inWords(Math.max(1, bytes), Math.ceil);

/** Bytes for people, never more than they are. */
export const roomInWords = (bytes: number): string => inWords(bytes, Math.floor);

function inWords(bytes: number, round: Round): string {
  if (round(bytes / 1e6) < 1000) return `${round(bytes / 1e6)} MB`;
  if (round(bytes / 1e8) < 1000) return `${decimal(round(bytes / 1e8) / 10, 1)} GB`;
  return `${whole(round(bytes / 1e9))} GB`;
}
