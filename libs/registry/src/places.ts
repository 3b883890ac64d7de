/**
 * Methods of the contract that the web host has no place for. They are absent from the registry rather than stubbed:
 * plugins ask for them by presence (contract: webapp §12). `docs/reference/differences.md` says why.
 */
export const methodsWithoutPlace: ReadonlySet<string> = new Set<string>([]);
