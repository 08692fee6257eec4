/** Sites of a frame, a bit each: those of a large picture may be more than the 2^24 numbers that a Set of the engine holds. */
export class SiteSet {
  private readonly bits: Uint32Array;
  private number = 0;

  /** @param length sites that there are @param sites of these */
  constructor(length: number, sites: Iterable<number> = []) {
    this.bits = new Uint32Array(Math.ceil(length / 32));
    for (const site of sites) this.add(site);
  }

  get size(): number {
    return this.number;
  }

  add(site: number): void {
    if (this.has(site)) return;
    this.bits[site >>> 5] |= 1 << (site & 31);
    this.number++;
  }

  /** Sites that follow each other, from one up to another. */
  addRun(from: number, to: number): void {
    const { bits } = this;
    for (let site = from; site < to;) {
      const word = site >>> 5;
      const end = Math.min(to, (word + 1) * 32);
      const run = (0xffffffff >>> (32 - (end - site))) << (site & 31);
      for (let fresh = run & ~bits[word]; fresh !== 0; fresh &= fresh - 1) this.number++;
      bits[word] |= run;
      site = end;
    }
  }

  has(site: number): boolean {
    return (this.bits[site >>> 5] & (1 << (site & 31))) !== 0;
  }

  /** In the order of their numbers. */
  get sites(): Uint32Array {
    const { bits } = this;
    const sites = new Uint32Array(this.number);
    let found = 0;
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]; rest !== 0; rest &= rest - 1) {
        sites[found++] = 32 * word + 31 - Math.clz32(rest & -rest);
      }
    }
    return sites;
  }
}
