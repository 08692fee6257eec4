/** Whole numbers below 2^32, as many as come. */
export class GrowingList {
  length = 0;
  private numbers = new Uint32Array(1024);

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = number;
  }

  get values(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}
