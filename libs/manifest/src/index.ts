export { clientBundleFile, clientBundlePath, clientManifest } from './client-manifest.ts';
export type { ClientManifest } from './client-manifest.ts';
export { ManifestError } from './errors.ts';
export type { ManifestErrorCode } from './errors.ts';
export { executableFor, goPlatform } from './executable-for.ts';
export type { GoPlatform } from './executable-for.ts';
export { manifestJsonSchema } from './json-schema.ts';
export type { Manifest, ManifestServer, ManifestWebapp } from './manifest.ts';
export { parseManifest } from './parse-manifest.ts';
export type { ManifestFormat } from './parse-manifest.ts';
export { assertPluginId, isPluginId } from './plugin-id.ts';
export { MANIFEST_FILES, readManifest } from './read-manifest.ts';
export type { FoundManifest } from './read-manifest.ts';
export { compareVersions, isStrictVersion, meetsMinimumServerVersion } from './server-version.ts';
export { NODE_RUNTIME, PYTHON_RUNTIME, runtimeOf, SERVER_RUNTIMES } from './server-runtime.ts';
export type { ServerRuntime } from './server-runtime.ts';
export type {
  Setting,
  SettingOption,
  SettingsSchema,
  SettingsSection,
  SettingType,
} from './settings-schema.ts';
export { validateManifest } from './validate-manifest.ts';
export type { ManifestIssue } from './validate-manifest.ts';
export { isWebBundlePath } from './validate-webapp.ts';
