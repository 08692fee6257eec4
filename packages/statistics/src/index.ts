/** The public door of @hotpix/statistics. */
export type { Around, AroundCounted } from './census/around.ts';
export { Census, countFrames } from './census/census.ts';
export {
  BLOCK,
  type ClassLimits,
  type ClassScales,
  type Classes,
  type NearestLimits,
  type ScoreSums,
} from './census/classes.ts';
export { CHROMA, CHROMA_STEP, chromaShapeOf, hasChroma, type Chroma } from './chroma/chroma.ts';
export { componentsOf } from './components.ts';
export { chromaPlanesOf } from './evidence/components.ts';
export { evidenceAccumulator } from './evidence/evidence-accumulator.ts';
export { EXPOSURE_UNITS } from './evidence/evidence-frame.ts';
export {
  BINS,
  CLEARLY,
  EXCESS_FROM,
  type EvidencePlanes,
  type FrameCounts,
  type SitePlanes,
} from './evidence/evidence.ts';
export { isLinear } from './evidence/linear.ts';
export { REACH, STEPS } from './evidence/scoring.ts';
export { convolve } from './convolve/convolve.ts';
export { exp, expm1, log, power } from './exact-math.ts';
export { cappedShare } from './filtering.ts';
export { GrowingList } from './growing-list.ts';
export { fingerprintOf } from './scenes/fingerprint.ts';
export { asStored } from './luma/luma.ts';
export { medianOf, nthOf, SIGMA_PER_MAD } from './median.ts';
export { Moments, type ChannelSums } from './moments/moments-reader.ts';
export type { MomentPlanes } from './moments/moment-planes.ts';
export { sumOfSquaredDeviations } from './moments/moments.ts';
export { moments, sampleMoments } from './moments/plugin.ts';
export { letterAt, modulo } from './mosaic.ts';
export { Neighbourhood, type Offset } from './neighbours.ts';
export { noiseFloorOf, type NoiseFloor } from './noise-floor.ts';
export { estimateNoise, type NoiseModel } from './noise/noise.ts';
export { edginessOf, overlapOf, type OverlapPlanes, placesBeside, placesWithin, repeatsOf } from './overlap.ts';
export { phaseAt, phasesOf, type Phases } from './phases.ts';
export { isPicture } from './rings.ts';
export { findScenes, findScenesByThreads } from './scenes/find-scenes.ts';
export { readPrints, type Groups, type Prints } from './scenes/prints.ts';
export { measureScene, type SceneMeasure } from './scene.ts';
export { needsSamplesFor, sightingsOf, type Place, type Sightings } from './sightings.ts';
export { binomialTail, chiSquareLower, normalDensity, normalDeviate, normalTail } from './special.ts';
export { strideFor } from './stride.ts';
export { Surroundings } from './surroundings.ts';
export type { KernelOptions } from './wasm/options.ts';
