const MEMO = Symbol.for('react.memo');
const FORWARD_REF = Symbol.for('react.forward_ref');

/**
 * Turns a component (function, class, memo, forwardRef) into an element without props; strings and elements stay as
 * they are (contract: webapp §2.19).
 */
export function resolveReactElement(value: unknown, createElement: (component: never) => unknown): unknown {
  return isComponent(value) ? createElement(value as never) : value;
}

function isComponent(value: unknown): boolean {
  if (typeof value === 'function') {
    return true;
  }
  const kind = (value as { $$typeof?: symbol } | null | undefined)?.$$typeof;
  return kind === MEMO || kind === FORWARD_REF;
}
