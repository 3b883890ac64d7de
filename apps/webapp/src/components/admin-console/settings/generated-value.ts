const LENGTH = 32;

/** 32 characters of the base64 of random bytes, such as may stand in an address (contract: webapp §11). */
export function generatedValue(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return btoa(String.fromCharCode(...bytes))
    .slice(0, LENGTH)
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
