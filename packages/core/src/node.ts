/** The door of @hotpix/core/node: what Node lends. */
export { fileSource } from './node/file-source.ts';
export { nodePlatform } from './node/node-platform.ts';
