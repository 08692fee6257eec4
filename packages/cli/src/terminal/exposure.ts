/** Facts of an exposure as photographers write them, and as ExifTool prints them. */

/** An exposure time in seconds: `1/101 s`, `0.3 s`, `30 s`. Below a quarter of a second as a fraction, as ExifTool does. */
export function exposureTime(seconds: number): string {
  if (seconds > 0 && seconds < 0.25001) return `1/${Math.round(1 / seconds)} s`;
  return `${short(seconds)} s`;
}

/** An f-number: `f/2.8`, `f/8`, `f/0.95`. */
export function aperture(number: number): string {
  return `f/${number < 1 ? number.toFixed(2) : short(number)}`;
}

function short(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
