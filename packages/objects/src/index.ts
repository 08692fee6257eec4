/** The public door of @hotpix/objects: places that hold objects by their keys. */
export { isRemote, openPlace } from './open-place.ts';
export type { Look, ObjectFacts, Place, PlaceOptions, ReadOptions } from './place.ts';
export { withoutSecrets } from './without-secrets.ts';
