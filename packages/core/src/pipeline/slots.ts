/** Memory for what is made of files, used again from one to the next: to take new pages costs more than to fill them. */

/** Bytes of which a piece has a whole number. */
const UNIT = 2 ** 20;
/** How much larger than what is asked for a piece may be that is used again. */
const LOOSE = 2;

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
    const found = this.free.findIndex(({ length }) => length >= bytes && length <= LOOSE * bytes + UNIT);
    const piece = found < 0 ? this.make(bytes) : this.free.splice(found, 1)[0];
    this.inUse += piece?.length ?? 0;
    this.most = Math.max(this.most, this.inUse);
    return piece;
  }

  /** A little more than is asked for, as the next file may need it. */
  private make(bytes: number): Uint8Array | undefined {
    // Engines have none where threads could not share it.
    if (this.isShared && typeof SharedArrayBuffer === 'undefined') return undefined;
    const length = Math.ceil((bytes + bytes / 16) / UNIT) * UNIT;
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
