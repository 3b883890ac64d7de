import configureStoreModule from 'mattermost-redux/store';
import reducerRegistryModule from 'mattermost-redux/store/reducer_registry';

/**
 * The default exports of `mattermost-redux`, in one place: it is CommonJS, so an ES module sees each of them one step
 * down.
 */
export const configureStore = configureStoreModule.default;
export const reducerRegistry = reducerRegistryModule.default;
