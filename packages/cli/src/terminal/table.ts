/** Rows of text in columns. Numbers stand to the right, words to the left. */
export function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isNumeric = heads.map((_, i) =>
    rows.every((row) => row[i] === '' || /^[-+<>]?[\d.,]+(e[-+]?\d+)?( ?%| of [\d,]+)?$/.test(row[i])),
  );
  const widths = heads.map((head, i) => rows.reduce((most, row) => Math.max(most, row[i].length), head.length));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd();
  return [line(heads), ...rows.map(line)];
}
