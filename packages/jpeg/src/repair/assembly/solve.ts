/** Rows that are worked on at once: then their sums wait for each other, and for what they share, less often. */
const ROWS: i32 = 4;

/**
 * Solves A x = b as the plain code does (repair/solve.ts), to the bit.
 * @param matrix n x n numbers of 64 bits, of which the lower half is destroyed. @param vector of n, becomes x
 */
export function solve(matrix: usize, vector: usize, n: i32): void {
  const bytes = <usize>n << 3;
  let row = 0;
  for (; row + ROWS <= n; row += ROWS) {
    const base = matrix + <usize>row * bytes;
    for (let column = 0; column < row; column += 2) twoColumns(matrix, base, bytes, column);
    for (let i = 0; i < ROWS; i++) finishRow(matrix, base + <usize>i * bytes, bytes, row, row + i);
  }
  for (; row < n; row++) finishRow(matrix, matrix + <usize>row * bytes, bytes, 0, row);
  substitute(matrix, vector, bytes, n);
}

/** Four rows in an even column, and in the next one. */
function twoColumns(matrix: usize, row0: usize, bytes: usize, column: i32): void {
  const left = matrix + <usize>column * bytes;
  const right = left + bytes;
  const row1 = row0 + bytes;
  const row2 = row1 + bytes;
  const row3 = row2 + bytes;
  const end = <usize>column << 3;
  let l0 = f64x2.splat(0);
  let l1 = l0;
  let l2 = l0;
  let l3 = l0;
  let r0 = l0;
  let r1 = l0;
  let r2 = l0;
  let r3 = l0;
  for (let k: usize = 0; k < end; k += 16) {
    const l = v128.load(left + k);
    const r = v128.load(right + k);
    const a = v128.load(row0 + k);
    l0 = f64x2.add(l0, f64x2.mul(a, l));
    r0 = f64x2.add(r0, f64x2.mul(a, r));
    const b = v128.load(row1 + k);
    l1 = f64x2.add(l1, f64x2.mul(b, l));
    r1 = f64x2.add(r1, f64x2.mul(b, r));
    const c = v128.load(row2 + k);
    l2 = f64x2.add(l2, f64x2.mul(c, l));
    r2 = f64x2.add(r2, f64x2.mul(c, r));
    const d = v128.load(row3 + k);
    l3 = f64x2.add(l3, f64x2.mul(d, l));
    r3 = f64x2.add(r3, f64x2.mul(d, r));
  }
  putTwo(row0 + end, left + end, right + end, l0, r0);
  putTwo(row1 + end, left + end, right + end, l1, r1);
  putTwo(row2 + end, left + end, right + end, l2, r2);
  putTwo(row3 + end, left + end, right + end, l3, r3);
}

/** @param left the diagonal of the first column. @param right what is left of it in the second */
// @ts-ignore: decorator
@inline
function putTwo(at: usize, left: usize, right: usize, sumLeft: v128, sumRight: v128): void {
  const value = (load<f64>(at) - (even(sumLeft) + odd(sumLeft))) / load<f64>(left);
  store<f64>(at, value);
  const sum = even(sumRight) + value * load<f64>(right);
  store<f64>(at, (load<f64>(at, 8) - (sum + odd(sumRight))) / load<f64>(right, 8), 8);
}

/** A row from a column on, up to the diagonal. */
function finishRow(matrix: usize, base: usize, bytes: usize, from: i32, row: i32): void {
  for (let column = from; column <= row; column++) {
    const other = matrix + <usize>column * bytes;
    const end = <usize>column << 3;
    let sums = f64x2.splat(0);
    let k: usize = 0;
    for (; k + 8 < end; k += 16) sums = f64x2.add(sums, f64x2.mul(v128.load(base + k), v128.load(other + k)));
    let sum = even(sums);
    if (k < end) sum += load<f64>(base + k) * load<f64>(other + k);
    sum = load<f64>(base + end) - (sum + odd(sums));
    store<f64>(base + end, row === column ? Math.sqrt(sum) : sum / load<f64>(other + end));
  }
}

function substitute(matrix: usize, vector: usize, bytes: usize, n: i32): void {
  for (let row = 0; row < n; row++) {
    const base = matrix + <usize>row * bytes;
    let value = load<f64>(vector + (<usize>row << 3));
    for (let k: usize = 0; k < <usize>row << 3; k += 8) value -= load<f64>(base + k) * load<f64>(vector + k);
    store<f64>(vector + (<usize>row << 3), value / load<f64>(base + (<usize>row << 3)));
  }
  for (let row = n - 1; row >= 0; row--) {
    const column = matrix + (<usize>row << 3);
    let value = load<f64>(vector + (<usize>row << 3));
    for (let k = row + 1; k < n; k++) value -= load<f64>(column + <usize>k * bytes) * load<f64>(vector + (<usize>k << 3));
    store<f64>(vector + (<usize>row << 3), value / load<f64>(column + <usize>row * bytes));
  }
}

// @ts-ignore: decorator
@inline
function even(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0);
}

// @ts-ignore: decorator
@inline
function odd(sums: v128): f64 {
  return f64x2.extract_lane(sums, 1);
}
