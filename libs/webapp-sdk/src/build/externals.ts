/**
 * The libraries a host hands to bundles, by the name they are imported under: the global of `window` that holds the
 * whole module (contract: webapp §3, §4). Everything else a plugin uses it bundles itself, `mattermost-redux` included.
 */
export const externals = {
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-dom/client': 'ReactDOM',
  'react/jsx-runtime': 'ReactJSXRuntime',
  'react/jsx-dev-runtime': 'ReactJSXDevRuntime',
  redux: 'Redux',
  'react-redux': 'ReactRedux',
  'react-intl': 'ReactIntl',
  'prop-types': 'PropTypes',
  'react-bootstrap': 'ReactBootstrap',
  'react-router-dom': 'ReactRouterDom',
  luxon: 'Luxon',
} as const;

export type ExternalName = keyof typeof externals;

export function isExternal(name: string): name is ExternalName {
  return Object.hasOwn(externals, name);
}
