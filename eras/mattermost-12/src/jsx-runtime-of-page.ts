import * as bundled from 'react-18/jsx-runtime';

const major = Number.parseInt(window.React.version, 10);
const runtime = major >= 19 && window.ReactJSXRuntime ? window.ReactJSXRuntime : bundled;

/** For the page to say which it was. */
export const which = runtime === bundled ? 'of its own' : 'of the page';

export const { Fragment, jsx, jsxs } = runtime;
