/** What an address may show. */

/** Values that tell objects apart and open nothing: short numbers, and names of files. */
const HARMLESS = /^(\d{1,9}|[\w./ -]{1,200}\.[A-Za-z0-9]{2,4})$/;
/** Names of values that do open something, or change with those that do. */
const SECRET =
  /auth|code|cred|expire|hash|hmac|jwt|key|pass|pin|policy|pwd|secret|sess|sig|token|^x-(amz|goog)-|^s[a-z]{1,4}$/i;

/**
 * An address as it may be shown, kept and compared: without user, password and fragment. Of the query only harmless values remain, so
 * that an address that is signed anew is the same one.
 */
export function withoutSecrets(address: string): string {
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
  const parsed = /^https?$/i.test(scheme) && URL.canParse(address) ? new URL(address) : undefined;
  // A key of S3 may have an @; in other addresses, and those that cannot be read, it ends a password.
  if (!parsed) return address.replace(/^s3$/i.test(scheme) ? /(?<=^s3:\/\/)[^/]*@/i : /(?<=^[^/]+:\/\/).*@/s, '');
  const query = parsed.search.slice(1).split('&').filter(Boolean).map(shown);
  return `${parsed.origin}${parsed.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function shown(parameter: string): string {
  const [, name = '', value] = /^([^=]*)=?(.*)$/s.exec(parameter) ?? [];
  // Without a value the name may be the secret.
  if (!/^[\w.-]{1,40}$/.test(name) || !parameter.includes('=')) return '…';
  return SECRET.test(name) || !HARMLESS.test(value) ? `${name}=…` : parameter;
}
