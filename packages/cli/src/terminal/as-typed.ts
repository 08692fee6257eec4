/** An argument as a shell takes it for one word, whatever it holds. */
export function asTyped(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
