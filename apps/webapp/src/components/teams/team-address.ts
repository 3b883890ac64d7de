const LONGEST = 64;

/** The part of the address that a team of this name gets: small letters, digits and hyphens, a letter first. */
export function teamAddress(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, LONGEST);
}
