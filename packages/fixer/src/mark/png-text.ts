/** Texts in a PNG (ISO 15948, 11.3.4.3). */
import { concatenate, pngChunk, pngData } from '@hotpix/tiff';
import { readChunks } from '../write/png-chunks.ts';

const KEYWORD = 'Comment\0';

/** The texts of all comments, a character per byte. @throws {HotpixError} `refused` for chunks that run over the end */
export const textsOfPng = (png: Uint8Array): string[] =>
  readChunks(png)
    .filter(({ type }) => type === 'tEXt')
    .map((chunk) => new TextDecoder('latin1').decode(pngData(chunk)))
    .filter((text) => text.startsWith(KEYWORD))
    .map((text) => text.slice(KEYWORD.length));

/** The file with one more comment behind its header. @throws {HotpixError} `refused` for chunks that run over the end */
export function withPngText(png: Uint8Array, text: string): Uint8Array {
  const header = readChunks(png).at(0);
  if (!header) return png;
  const comment = pngChunk('tEXt', new TextEncoder().encode(KEYWORD + text));
  const end = header.bytes.byteOffset - png.byteOffset + header.bytes.length;
  return concatenate([png.subarray(0, end), comment.bytes, png.subarray(end)]);
}
