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

const scriptId = (pluginId: string) => `plugin_${pluginId}`;

/** Whether an element is a bundle of this plugin, of whatever version. */
export function isScriptOf(element: Element | null, pluginId: string): boolean {
  return element?.id === scriptId(pluginId);
}

/** The script element of one bundle; it carries the plugin's id and version for error reports and for plugins. */
export function createPluginScript(
  document: Document,
  manifest: ClientPluginManifest,
  siteUrl: string,
): HTMLScriptElement {
  const script = document.createElement('script');
  script.id = scriptId(manifest.id);
  script.type = 'text/javascript';
  script.defer = true;
  script.dataset.pluginVersion = manifest.version;
  script.src = bundleUrl(siteUrl, manifest.webapp.bundle_path);
  return script;
}
