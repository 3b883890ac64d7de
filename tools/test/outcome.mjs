/**
 * @typedef {object} Outcome of one check or of one Jest run
 * @property {number} passed
 * @property {{ name: string, message: string }[]} failed
 * @property {{ name: string, reason: string }[]} skipped
 */

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function sum(outcomes) {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

/**
 * The line that every run ends with.
 *
 * @param {Outcome} outcome
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}
