/**
 * Whatever an error repeats of what was typed: of `postgres://qa:secret@host` it is `postgres://…@host`, and of an address with a query,
 * which may be signed, `https://host/a.jpg?sig=…`.
 */
export function withoutPasswords(text: string): string {
  return text
    .replaceAll(/(\w+:\/\/)[^\s/'"]*@/g, '$1…@')
    .replaceAll(/(https?:\/[^\s'"?]*\?)([^\s'"]+)/gi, (_, address: string, query: string) => {
      const names = query.split('&').map((part) => /^([\w.-]+=|)/.exec(part)?.[0]);
      return `${address}${names.map((name) => `${name}…`).join('&')}`;
    });
}
