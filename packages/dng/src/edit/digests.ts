/** What a DNG says of its samples as a whole, and must say anew where these change. */
import { allDirectories, numberOf, TAG, type TiffDirectory, type TiffTag, type Write } from '@hotpix/tiff';
import { unsupported } from '../errors.ts';
import { newRawImageDigest, rawImageDigest, type Md5, type StoredSamples } from '../raw-image-digest.ts';

const LENGTH = 16;
const BYTE_TYPES: ReadonlySet<number> = new Set([1, 7]);
const TRANSPARENCY_MASK = 4;

/**
 * Digests in the first directory, and the identifier of the raw image, which DNG wants to be another one for other samples.
 * @param samples of the new file, as stored
 * @param bytesPerSample as Adobe's DNG SDK counts them
 * @throws {DngError} `unsupported` for a digest of a transparency mask as well
 */
export function renewDigests(
  directories: readonly TiffDirectory[],
  samples: () => StoredSamples,
  bytesPerSample: 1 | 2,
  md5: Md5,
): Write[] {
  const [{ tags }] = directories;
  const of = (number: number): TiffTag[] =>
    [tags.get(number) ?? []].flat().filter(({ type, count }) => BYTE_TYPES.has(type) && count === LENGTH);
  const [older, newer, identifiers] = [TAG.RawImageDigest, TAG.NewRawImageDigest, TAG.RawDataUniqueID].map(of);
  if (older.length + newer.length + identifiers.length === 0) return [];
  const all = allDirectories(directories);
  if (newer.length > 0 && all.some((directory) => numberOf(directory, TAG.NewSubfileType) === TRANSPARENCY_MASK)) {
    throw unsupported('a digest of its raw samples alone', 'one of a transparency mask as well');
  }
  const stored = samples();
  const digest = newRawImageDigest(stored, md5, bytesPerSample);
  return [
    ...older.map((tag) => write(tag, rawImageDigest(stored, md5))),
    ...newer.map((tag) => write(tag, digest)),
    ...identifiers.map((tag) => write(tag, md5(Uint8Array.from([...tag.bytes(), ...digest])))),
  ];
}

const write = (tag: TiffTag, bytes: Uint8Array): Write => ({ tag, offset: tag.offset, bytes });
