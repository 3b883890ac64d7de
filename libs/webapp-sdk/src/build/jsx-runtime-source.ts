/**
 * A JSX runtime that takes the host's own where it has one and builds on `window.React` where it has not (hosts
 * before Mattermost 12), so that one bundle runs on both and never carries a runtime of another React.
 */
export const jsxRuntimeSource = `
const host = window.ReactJSXRuntime;
const withKey = (props, key) => (key === undefined ? props : { ...props, key });
const one = (type, props, key) => window.React.createElement(type, withKey(props, key));
const many = (type, { children, ...props }, key) =>
  window.React.createElement(type, withKey(props, key), ...children);
const Fragment = host ? host.Fragment : window.React.Fragment;
const jsx = host ? host.jsx : one;
const jsxs = host ? host.jsxs : many;
const jsxDEV = (type, props, key, isStaticChildren) => (isStaticChildren ? jsxs : jsx)(type, props, key);
export { Fragment, jsx, jsxs, jsxDEV };
`;

export function isJsxRuntime(name: string): boolean {
  return name === 'react/jsx-runtime' || name === 'react/jsx-dev-runtime';
}
