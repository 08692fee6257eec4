/** Whether patches are what they should be, where there are so many that a schema takes longer than the repair. */

/** Never true of what their schema refuses; where it is false, the schema has the last word, and tells what is wrong. */
export function arePatches(answer: unknown): boolean {
  if (!Array.isArray(answer)) return false;
  // Those of a defect share one.
  let extent: unknown;
  for (const patch of answer as readonly unknown[]) {
    if (!isPatch(patch)) return false;
    if (patch.extent !== undefined && patch.extent !== extent && !isExtent(patch.extent)) return false;
    extent = patch.extent;
  }
  return true;
}

function isPatch(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const { x, y, channel, from, to, method } = value;
  const isSound = isWhole(x) && isWhole(y) && isWhole(channel) && Number.isFinite(from) && isWhole(to);
  return isSound && typeof method === 'string' && keysOf(value) === ('extent' in value ? 7 : 6);
}

function isExtent(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { x, y, width, height } = value;
  return isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height) && keysOf(value) === 4;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Most have 31 bits, by which they are known at once. */
const isWhole = (value: unknown): boolean =>
  typeof value === 'number' && ((value | 0) === value || Number.isSafeInteger(value));

/** How many. A list of them for each patch would be rubbish. */
function keysOf(value: object): number {
  let count = 0;
  for (const _ in value) count++;
  return count;
}
