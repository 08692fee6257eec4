/** What may be shown of the address of a queue. */

/** Without user and password, and without what stands behind a question mark, where drivers take passwords, too. */
export function shownUrl(url: string): string {
  const [, scheme = '', rest = '', more = ''] = /^([a-z]+:\/\/)([^?#]*)(.*)$/is.exec(url) ?? [];
  // A password may have such a mark in it, as it must not.
  if (!rest.includes('@') && more.includes('@')) return `${scheme}…`;
  return `${scheme}${rest.slice(rest.lastIndexOf('@') + 1)}`;
}

/** Words of others, in which the address may stand, or the password alone. */
export function withoutAddress(words: string, url: string): string {
  const [, secret = ''] = /^[a-z]+:\/\/[^/?#]*?:([^/?#]*)@/i.exec(url) ?? [];
  const secrets = [url, secret, decoded(secret)].filter((text) => text !== '');
  return secrets.reduce((text, one) => text.replaceAll(one, one === url ? shownUrl(url) : '…'), words);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
