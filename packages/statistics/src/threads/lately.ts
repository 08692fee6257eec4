/** How many uses later something is forgotten that was not used again: a camera has no more memories, in which passes take turns. */
const KEPT = 8;

/** What was used lately. Who sends it once and who keeps it reckon alike, so that the one knows what the other has. */
export class Lately<T> {
  private readonly known = new Map<number, { readonly value: T; readonly last: number }>();
  private now = 0;

  /** @param make what is to be known by the number, where nothing is */
  use(number: number, make: () => T): T {
    this.now++;
    for (const [other, { last }] of this.known) if (this.now - last > KEPT) this.known.delete(other);
    const value = this.known.get(number)?.value ?? make();
    this.known.set(number, { value, last: this.now });
    return value;
  }
}
