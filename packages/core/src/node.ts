/** The door of @hotpix/core/node: what Node lends. */
export { nodePlatform } from './node/node-platform.ts';
