/**
 * @typedef {object} WireResult one way of calling the same method, as rpc.bench.mjs measures it
 * @property {string} name
 * @property {number} medianUs
 * @property {number} p99Us
 * @property {number} callsPerSecond with 100 in flight
 * @property {string} [comparedTo] the name of the way between Go programs that this one should not be slower than
 */

const ALONE = 'at most 1.5 (Go 1.25, gRPC 2.8)';
const TOGETHER = 'at least 0.4 (Go 0.4, gRPC 0.06)';

/**
 * Lays the round trips out as ratios to the first way, the floor, and to the same between Go programs.
 *
 * @param {readonly WireResult[]} results
 * @param {string} [what]
 * @returns {import('./table.mjs').Row[]}
 */
export function wireRows(results, what = 'hook') {
  const [floor] = results;
  if (!floor) return [];
  const us = (/** @type {number} */ value) => `${value.toFixed(0)} µs`;
  const go = (/** @type {WireResult} */ { comparedTo }) => results.find(({ name }) => name === comparedTo);
  return [
    ...results.map((result, index) => {
      const peer = go(result);
      return {
        what: `${what} round trip: ${result.name}`,
        value: `${us(result.medianUs)}, p99 ${us(result.p99Us)}`,
        ratio: result.medianUs / floor.medianUs,
        ...(peer && { 'to Go': result.medianUs / peer.medianUs }),
        aim: peer ? 'to Go at most 1' : index === 1 && what === 'hook' ? ALONE : '',
      };
    }),
    ...results.map((result, index) => {
      const peer = go(result);
      return {
        what: `${what}, 100 in flight: ${result.name}`,
        value: `${result.callsPerSecond.toFixed(0)}/s`,
        ratio: result.callsPerSecond / floor.callsPerSecond,
        ...(peer && { 'to Go': result.callsPerSecond / peer.callsPerSecond }),
        aim: peer ? 'to Go at least 1' : index === 1 && what === 'hook' ? TOGETHER : '',
      };
    }),
  ];
}
