import type { Manifest } from './manifest.ts';

/** What browsers get of a manifest: no description, no server half, the address of the script. */
export type ClientManifest = Omit<Manifest, 'description' | 'server'>;

/**
 * The client form of a manifest (contract: server-plugins §1). `bundleHash` is the FNV-1a 64 of the script in
 * 16 lower-case hex digits; empty in `plugin_disabled`, where no hash is known (contract: management §10).
 */
export function clientManifest(manifest: Manifest, bundleHash: string): ClientManifest {
  const { description: _description, server: _server, ...shown } = manifest;
  if (shown.webapp === undefined) return shown;
  return { ...shown, webapp: { ...shown.webapp, bundle_path: clientBundlePath(manifest.id, bundleHash) } };
}

/** Where the web application looks for the script; it rewrites `/static/` to `/static/plugins/` by itself. */
export function clientBundlePath(pluginId: string, bundleHash: string): string {
  return `/static/${pluginId}/${clientBundleFile(pluginId, bundleHash)}`;
}

/** File name of the script in the served directory. */
export function clientBundleFile(pluginId: string, bundleHash: string): string {
  return `${pluginId}_${bundleHash}_bundle.js`;
}
