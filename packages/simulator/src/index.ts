/** The public door of @hotpix/simulator. */
export { createCamera, type Camera, type CameraOptions, type TrueDefect, type Truth } from './camera.ts';
export type { Shot, ShotSettings } from './capture/photograph.ts';
export type { Settings } from './defects/contrast.ts';
export { DEFECT_KINDS, sitesOf, type Defect, type DefectKind } from './defects/defect.ts';
export type { DefectPlan } from './defects/draw.ts';
export { develop, type DevelopOptions, type Picture } from './develop/develop.ts';
export type { Demosaic } from './develop/kernels.ts';
export { pictureScene } from './scenes/picture.ts';
export { pictureView } from './scenes/picture-view.ts';
export { procedural } from './scenes/procedural.ts';
export { dark, flat, shifted, type PaintRow, type Scene, type Size } from './scenes/scene.ts';
export { BAYER, XTRANS } from './sensor/mosaic.ts';
export { PHONE } from './sensor/presets.ts';
export type { CameraIdentity, Rectangle, Sensor, SensorOptions } from './sensor/sensor.ts';
export { mixedSettings } from './settings.ts';
export { simulate, type SimulatedFrame, type SimulateOptions, type Simulation } from './simulate.ts';
export { toDng } from './to-dng.ts';
export { toJpeg, type JpegOptions } from './to-jpeg.ts';
