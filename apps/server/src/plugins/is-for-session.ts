import type { Session } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';

/** Whether a plugin is there for whoever has a session; one that is restricted is for administrators and its list. */
export async function isForSession(
  core: Pick<Core, 'pluginAccess'>,
  host: Pick<PluginHost, 'list'>,
  pluginId: string,
  session: Session,
): Promise<boolean> {
  if (!core.pluginAccess.isRestricted({ id: pluginId })) return true;
  const manifest = host.list().active.find(({ id }) => id === pluginId);
  return core.pluginAccess.isFor(session, manifest ?? { id: pluginId });
}
