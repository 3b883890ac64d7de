/** The next of 4, 8, 10, 20, 40, 80, 100 …: an axis to it has four whole parts, or halves of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return Math.max(4, ([1, 2, 4, 8].find((step) => step * power >= value) ?? 10) * power);
}
