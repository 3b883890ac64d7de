import type { ReactNode } from 'react';

/** A link to the web that a manifest gives; whatever else an address may be is not followed. */
export function WebLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  return isWebAddress(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : null;
}

export function isWebAddress(href: string | undefined): href is string {
  try {
    return href !== undefined && ['http:', 'https:'].includes(new URL(href).protocol);
  } catch {
    return false;
  }
}
