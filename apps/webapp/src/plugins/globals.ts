import * as Luxon from 'luxon';
import PropTypes from 'prop-types';
import React from 'react';
import * as ReactBootstrap from 'react-bootstrap';
import ReactDOM from 'react-dom';
import * as ReactDOMClient from 'react-dom/client';
import * as ReactIntl from 'react-intl';
import * as ReactRedux from 'react-redux';
import * as ReactRouterDom from 'react-router-dom';
import * as ReactJSXRuntime from 'react/jsx-runtime';
import * as Redux from 'redux';
import { browserHistory } from '../browser-history.ts';
import { formatText } from '../markdown/format-text.ts';
import { messageHtmlToComponent } from '../markdown/message-html-to-component.tsx';
import { basename } from '../site-url.ts';
import { exportedComponents } from './exported-components.tsx';
import { modals } from './modals-api.ts';
import { productApi } from './product-api.ts';
import type { PluginsOnWindow, WebPlugin } from './web-plugin.ts';

type RegisterPlugin = (id: string, plugin: WebPlugin) => void;

/**
 * What bundles take from the window instead of carrying it (contract: webapp §3). All of it is there before any
 * plugin script runs. React is 18: `createRoot` and `render` are both on ReactDOM.
 */
export function installGlobals(
  target: Window,
  plugins: PluginsOnWindow,
  registerPlugin: RegisterPlugin,
): void {
  const { Fragment, jsx, jsxs } = ReactJSXRuntime;
  const { createRoot, hydrateRoot } = ReactDOMClient;
  Object.assign(target, {
    React,
    ReactDOM: { ...ReactDOM, createRoot, hydrateRoot },
    ReactJSXRuntime: { Fragment, jsx, jsxs },
    ReactJSXDevRuntime: {
      Fragment,
      jsxDEV: (type: never, props: never, key: never, isStaticChildren: boolean) =>
        (isStaticChildren ? jsxs : jsx)(type, props, key),
    },
    Redux,
    ReactRedux,
    ReactIntl,
    ReactBootstrap,
    ReactRouterDom,
    PropTypes,
    Luxon,
    PostUtils: { formatText, messageHtmlToComponent },
    WebappUtils: { browserHistory, modals },
    Components: exportedComponents,
    ProductApi: productApi,
    basename,
    publicPath: `${basename}/static/`,
    plugins,
    registerPlugin,
  });
}
