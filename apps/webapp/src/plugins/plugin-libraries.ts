import * as ReactBootstrap from 'react-bootstrap';
import regeneratorRuntime from 'regenerator-runtime';

/** Globals that bundles alone need, not the page itself: they are fetched beside it. */
export const pluginLibraries = { ReactBootstrap, regeneratorRuntime };
