import type { OpenDialogRequest } from '@mattermost/types/integrations';
import * as Luxon from 'luxon';
import PropTypes from 'prop-types';
import React from 'react';
import * as ReactIntl from 'react-intl';
import * as ReactRedux from 'react-redux';
import * as ReactRouterDom from 'react-router-dom';
import * as ReactJSXRuntime from 'react/jsx-runtime';
import * as Redux from 'redux';
import { formatText } from '../markdown/format-text.ts';
import { messageHtmlToComponent } from '../markdown/message-html-to-component.tsx';
import { basename } from '../site-url.ts';
import { exportedComponents } from './exported/exported-components.ts';
import { loadSharedDependency } from './mattermost-shared/load-shared-dependency.ts';
import type { popoutsApi } from './popouts-api.ts';
import { productApi } from './product-api.ts';
import { reactDomGlobal } from './react-dom-global.ts';
import { useNotifyAdmin } from './use-notify-admin.tsx';
import type { PluginsOnWindow, WebPlugin } from './web-plugin.ts';
import { webappUtils } from './webapp-utils.ts';

interface GlobalsOptions {
  target: Window;
  /** `window.plugins`. */
  plugins: PluginsOnWindow;
  registerPlugin(id: string, plugin: WebPlugin): void;
  popouts: ReturnType<typeof popoutsApi>;
  openInteractiveDialog(dialog: OpenDialogRequest): void;
  /** Something that a plugin did with a global failed. */
  onError(pluginId: string, error: unknown): void;
}

/** Nothing here has a price, so there is no page of prices to open (contract: webapp §3). */
const nothingToBuy = (): void => undefined;

/**
 * What bundles take from the window instead of carrying it (contract: webapp §3), with {@link installPluginLibraries}
 * all of it. React is 18: `createRoot` and `render` are both on ReactDOM.
 */
export function installGlobals(options: GlobalsOptions): void {
  const { target, plugins, registerPlugin, popouts, openInteractiveDialog, onError } = options;
  const { Fragment, jsx, jsxs } = ReactJSXRuntime;
  Object.assign(target, {
    React,
    ReactDOM: reactDomGlobal(onError),
    ReactJSXRuntime: { Fragment, jsx, jsxs },
    ReactJSXDevRuntime: {
      Fragment,
      jsxDEV: (type: never, props: never, key: never, isStaticChildren: boolean) =>
        (isStaticChildren ? jsxs : jsx)(type, props, key),
    },
    Redux,
    ReactRedux,
    ReactIntl,
    ReactRouterDom,
    PropTypes,
    Luxon,
    PostUtils: { formatText, messageHtmlToComponent },
    WebappUtils: webappUtils(popouts),
    Components: exportedComponents,
    ProductApi: productApi,
    openInteractiveDialog,
    loadSharedDependency,
    useNotifyAdmin,
    openPricingModal: nothingToBuy,
    basename,
    publicPath: `${basename}/static/`,
    plugins,
    registerPlugin,
  });
}

/** The rest of the globals, to be waited for before any plugin script runs. Rejects when they cannot be fetched. */
export async function installPluginLibraries(target: Window): Promise<void> {
  const { pluginLibraries } = await import('./plugin-libraries.ts');
  Object.assign(target, pluginLibraries);
}
