export type { Manifest, ManifestServer, ManifestWebapp } from './manifest.ts';
