/** Which kinds of files are read here as LibRaw reads them: it has said so of one of each before. */

/** How LibRaw comes to the black level of a file: `black.ts`. */
export type BlackRule = 'stated' | 'masked' | 'channels';

/** By which rules the reading of a file equals LibRaw's; by none where it differs. */
export type Agreement = readonly BlackRule[];

/** More than there are cameras and modes in a scan. */
const MOST_KINDS = 256;

/** What a plugin knows of the kinds that it met. */
export class Trust {
  private readonly kinds = new Map<string, Agreement | 'asked'>();

  /**
   * How a file of this kind is to be read: by these rules, or by LibRaw alone where there are none. Nobody knows yet of the kind of a file
   * that is to be read by both, as told by `undefined`: then others of the kind are LibRaw's until `learn` tells more.
   */
  ask(kind: string): Agreement | undefined {
    const known = this.kinds.get(kind);
    if (known !== undefined) return known === 'asked' ? [] : known;
    if (this.kinds.size >= MOST_KINDS) return [];
    this.kinds.set(kind, 'asked');
    return undefined;
  }

  /** @param agreement absent where a file said nothing of its kind: the next one may */
  learn(kind: string, agreement: Agreement | undefined): void {
    const known = this.kinds.get(kind);
    if (known === undefined) return;
    if (known !== 'asked') this.kinds.set(kind, agreement ? known.filter((rule) => agreement.includes(rule)) : known);
    else if (agreement) this.kinds.set(kind, agreement);
    else this.kinds.delete(kind);
  }
}
