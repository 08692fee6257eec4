/** The plugin in Node. */
import type { Plugin } from '@hotpix/core';
import { fixer as withPorts, type FixerOptions } from '../fixer.ts';
import { NODE_PORTS } from './ports.ts';

/**
 * That of `@hotpix/fixer/pure`, with sharp to encode pictures, and Node's zlib.
 * @throws {TypeError} for a choice that does not exist
 */
export const fixer = (options: FixerOptions = {}): Plugin => withPorts(options, NODE_PORTS);
