import type { Readable } from 'node:stream';
import type { HttpResponse, Manifest, PluginHttpRequest, PluginStatus } from '@patchbay/contract';

/** What plugins may do to plugins; the server passes the host. Errors carry Mattermost's ids. */
export interface PluginManagement {
  list(): { active: Manifest[]; inactive: Manifest[] };
  status(pluginId: string): Promise<PluginStatus>;
  enable(pluginId: string): Promise<void>;
  disable(pluginId: string): Promise<void>;
  remove(pluginId: string): Promise<void>;
  /** Refused while uploads are off (contract: management §2). */
  install?(bundle: Readable, replace: boolean): Promise<Manifest>;
  /** A request of one plugin to another (contract: management §15). */
  http?(fromPluginId: string, request: PluginHttpRequest): Promise<HttpResponse | undefined>;
}
