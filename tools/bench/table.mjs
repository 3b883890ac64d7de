/** @typedef {Record<string, string | number>} Row what was measured, by column: `what`, `value`, `floor`, `ratio`, `aim` … */

/**
 * Lays rows out in columns; a column is there when any row has it.
 *
 * @param {readonly Row[]} rows
 */
export function formatTable(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => formatCell(row[column])))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** @param {string | number | undefined} value */
function formatCell(value) {
  if (value === undefined) return '';
  return typeof value === 'number' ? String(Number(value.toPrecision(3))) : value;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
