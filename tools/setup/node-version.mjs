// This file is read by whatever Node is there, however old: no syntax newer than modules themselves.

/**
 * Says what to do when this Node is too old (or one of the odd releases without a long life).
 *
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} one line for the user; undefined when the version will do
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (supported) return undefined;
  return (
    'Patchbay needs Node 20.19 or later, 22.12 or later, or 24; this is Node ' +
    version +
    '. Install one from https://nodejs.org and try again.'
  );
}
