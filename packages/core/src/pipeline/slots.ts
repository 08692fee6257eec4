/** Memory for what is made of files, used again from one to the next: to take new pages costs more than to fill them. */

/** Bytes of the smallest piece. */
const UNIT = 2 ** 20;
/** How many times as large as what is asked for a piece may be that is used again. */
const LOOSE = 4;

/** As of `DecodeContext`. */
export type Lend = (bytes: number) => Uint8Array | undefined;

/** What is lent for one file. */
export interface Loan {
  readonly lend: Lend;
  /** Nobody looks at it any more. */
  giveBack(): void;
}

/** Memory that threads see, and memory that is the caller's alone. */
interface AllSlots {
  readonly plain: Slots;
  readonly shared: Slots;
}

const lately = new WeakMap<object, WeakRef<AllSlots>>();

/** Those of an owner, so that crops are cut in memory that photographs were counted in: as long as nobody collected it, who lends keeps it. */
export function slotsOf(owner: object): AllSlots {
  const slots = lately.get(owner)?.deref() ?? {
    plain: new Slots({ isShared: false }),
    shared: new Slots({ isShared: true }),
  };
  lately.set(owner, new WeakRef(slots));
  return slots;
}

export class Slots {
  private readonly isShared: boolean;
  private readonly free: Uint8Array[] = [];
  private inUse = 0;
  /** Most bytes that were in use at once; no more wait for the next file. */
  private most = 0;

  /** @param isShared whether threads see the memory */
  constructor({ isShared }: { readonly isShared: boolean }) {
    this.isShared = isShared;
  }

  borrow(): Loan {
    const pieces: Uint8Array[] = [];
    return {
      lend: (bytes) => {
        const piece = this.take(bytes);
        if (piece) pieces.push(piece);
        return piece?.subarray(0, bytes);
      },
      giveBack: () => {
        for (const piece of pieces.splice(0)) this.put(piece);
      },
    };
  }

  private take(bytes: number): Uint8Array | undefined {
    const [best] = this.free
      .filter(({ length }) => length >= bytes && length <= LOOSE * Math.max(bytes, UNIT))
      .sort((a, b) => a.length - b.length);
    if (best) this.free.splice(this.free.indexOf(best), 1);
    const piece = best ?? this.make(bytes);
    this.inUse += piece?.length ?? 0;
    this.most = Math.max(this.most, this.inUse);
    return piece;
  }

  /** A power of two, so that a few sizes serve all files; no system has pages for what is not touched. */
  private make(bytes: number): Uint8Array | undefined {
    // Engines have none where threads could not share it.
    if (this.isShared && typeof SharedArrayBuffer === 'undefined') return undefined;
    const length = 2 ** Math.ceil(Math.log2(Math.max(bytes, UNIT)));
    try {
      return new Uint8Array(this.isShared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
    } catch {
      return undefined;
    }
  }

  private put(piece: Uint8Array): void {
    this.inUse -= piece.length;
    this.free.push(piece);
    let bytes = this.free.reduce((sum, { length }) => sum + length, 0);
    while (bytes > this.most) bytes -= this.free.shift()?.length ?? bytes;
  }
}
