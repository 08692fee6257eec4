import type { Plugin } from '@hotpix/core';
import { decode, type Unpack } from './decode.ts';
import { identify } from './identify.ts';
import { EXTENSIONS, isRaw } from './signature.ts';
import { VERSION } from './version.ts';

/** The plugin, whoever unpacks for it. */
export function pluginWith(unpack: Unpack): Plugin {
  return {
    name: 'decoder-raw',
    version: VERSION,
    decode: {
      extensions: EXTENSIONS,
      match: isRaw,
      identify,
      sharesFiles: true,
      decode: (source, context) => decode(source, context, unpack),
    },
  };
}
