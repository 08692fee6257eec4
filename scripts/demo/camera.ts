/** The simulated camera of the demo, whose report the README shows. */
export const CAMERA = { seed: 2026, width: 1500, height: 1000, active: { x: 20, y: 10, width: 1472, height: 984 } };
export const FRAMES = 24;
