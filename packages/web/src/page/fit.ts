/** Whether this browser has what the engine cannot do without. */

/** Undefined where it has; otherwise what a person can do about it. */
export function whyUnfit(): string | undefined {
  if (!isSecureContext)
    return 'Browsers let this page work by HTTPS alone. Open it by an address that begins with https.';
  const hasAll = typeof WebAssembly === 'object' && typeof Worker === 'function' && 'any' in AbortSignal;
  return hasAll
    ? undefined
    : 'This browser is too old. It works in Chrome or Edge 124, Firefox 124, Safari 17.4, and later ones.';
}
