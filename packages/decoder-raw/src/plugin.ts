import type { Plugin } from '@hotpix/core';
import type { Unpack } from './decode.ts';
import { Trust } from './own/trust.ts';
import { EXTENSIONS, isRaw } from './signature.ts';
import { VERSION } from './version.ts';

/** The plugin, whoever unpacks for it. */
export function pluginWith(unpack: Unpack): Plugin {
  const trust = new Trust();
  return {
    name: 'decoder-raw',
    version: VERSION,
    decode: {
      extensions: EXTENSIONS,
      match: isRaw,
      // What reads raw files takes long to load, and a folder of pictures never needs it.
      identify: async (head, path) => (await import('./identify.ts')).identify(head, path),
      sharesFiles: true,
      decode: async (source, context) => (await import('./decode.ts')).decode(source, context, unpack, trust),
    },
  };
}
