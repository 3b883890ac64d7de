/** Icons of the Compass font, which plugins use by the same class names. */
export function Icon({ name, className = '' }: { name: string; className?: string }) {
  return <i className={`icon icon-${name} ${className}`.trim()} aria-hidden="true" />;
}
