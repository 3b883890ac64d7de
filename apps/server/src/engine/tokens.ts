/** Injection token of the `Core` (`@patchbay/core`): services, event hub, plugin API. */
export const CORE = Symbol('CORE');

/** Injection token of the `TrustedKeys`: who may sign plugins. */
export const TRUSTED_KEYS = Symbol('TRUSTED_KEYS');

/** Injection token of the `PluginHost` (`@patchbay/host`). */
export const PLUGIN_HOST = Symbol('PLUGIN_HOST');
