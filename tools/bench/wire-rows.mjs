/**
 * @typedef {object} WireResult one way of calling the same method, as rpc.bench.mjs measures it
 * @property {string} name
 * @property {number} medianUs
 * @property {number} p99Us
 * @property {number} callsPerSecond with 100 in flight
 */

const aims = { alone: 'at most 1.5 (Go 1.25, gRPC 2.8)', together: 'at least 0.4 (Go 0.4, gRPC 0.06)' };

/**
 * Lays the round trips out as ratios to the first way, the floor.
 *
 * @param {readonly WireResult[]} results
 * @returns {import('./table.mjs').Row[]}
 */
export function wireRows(results) {
  const [floor] = results;
  if (!floor) return [];
  const us = (/** @type {number} */ value) => `${value.toFixed(0)} µs`;
  return [
    ...results.map(({ name, medianUs, p99Us }, index) => ({
      what: `hook round trip: ${name}`,
      value: `${us(medianUs)}, p99 ${us(p99Us)}`,
      ratio: medianUs / floor.medianUs,
      aim: index === 1 ? aims.alone : '',
    })),
    ...results.map(({ name, callsPerSecond }, index) => ({
      what: `hook, 100 in flight: ${name}`,
      value: `${callsPerSecond.toFixed(0)}/s`,
      ratio: callsPerSecond / floor.callsPerSecond,
      aim: index === 1 ? aims.together : '',
    })),
  ];
}
