/** Whether patches are what they should be, where there are so many that a schema takes longer than the repair. */

const [EXTENT, PATCH] = [
  ['x', 'y', 'width', 'height'],
  ['x', 'y', 'channel', 'from', 'to', 'method', 'extent'],
].map((keys): ReadonlySet<string> => new Set(keys));

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
  if (!hasOnly(value, PATCH)) return false;
  const { x, y, channel, from, to, method } = value;
  return (
    isWhole(x) && isWhole(y) && isWhole(channel) && Number.isFinite(from) && isWhole(to) && typeof method === 'string'
  );
}

function isExtent(value: unknown): boolean {
  if (!hasOnly(value, EXTENT)) return false;
  const { x, y, width, height } = value;
  return isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height);
}

const isWhole = Number.isSafeInteger;

function hasOnly(value: unknown, keys: ReadonlySet<string>): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const key in value) if (!keys.has(key)) return false;
  return true;
}
