/** Text out of a file, made fit for eyes and terminals: no control characters, single spaces, bounded length. */
export function clean(text: string): string {
  const printable = text.split('\0', 1)[0].replace(/\p{Cc}/gu, ' ');
  return printable.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** Longer than any make, model or serial number. */
const LONGEST = 128;
