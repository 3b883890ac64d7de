import type { ClientPluginManifest } from '@patchbay/registry';

/**
 * The address of a plugin's bundle: the server says `/static/<id>/…`, it is served below `/static/plugins/` (contract:
 * webapp §2.4).
 */
export function bundleUrl(siteUrl: string, bundlePath: string): string {
  const path = bundlePath.startsWith('/static/plugins/')
    ? bundlePath
    : bundlePath.replace('/static/', '/static/plugins/');
  return `${siteUrl}${path}`;
}

/** The script element of one bundle; it carries the plugin's id and version for error reports and for plugins. */
export function createPluginScript(
  document: Document,
  manifest: ClientPluginManifest,
  siteUrl: string,
): HTMLScriptElement {
  const script = document.createElement('script');
  script.id = `plugin_${manifest.id}`;
  script.type = 'text/javascript';
  script.defer = true;
  script.dataset.pluginVersion = manifest.version;
  script.src = bundleUrl(siteUrl, manifest.webapp.bundle_path);
  return script;
}
