/** Text out of files as a name that every disk takes: lower-case letters, digits and hyphens, of so many characters at most; may be empty. */
export function slugify(text: string, longest: number): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return words.replace(/^-/, '').slice(0, longest).replace(/-$/, '');
}
