/** It has no types of its own; all that counts is that it is there (contract: webapp §3). */
declare module 'regenerator-runtime' {
  const regeneratorRuntime: unknown;
  export default regeneratorRuntime;
}
