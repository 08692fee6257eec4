/** Whole numbers below 2^32, as many as come. */
export class GrowingList {
  length = 0;
  private numbers = new Uint32Array(1024);

  push(number: number): void {
    if (this.length === this.numbers.length) this.grow(this.length + 1);
    this.numbers[this.length++] = number;
  }

  /** Adds each of some numbers and another one. */
  pushAll(numbers: Uint32Array, more: number): void {
    if (this.length + numbers.length > this.numbers.length) this.grow(this.length + numbers.length);
    for (let i = 0; i < numbers.length; i++) this.numbers[this.length + i] = numbers[i] + more;
    this.length += numbers.length;
  }

  get values(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }

  private grow(least: number): void {
    const larger = new Uint32Array(Math.max(least, 2 * this.numbers.length));
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
