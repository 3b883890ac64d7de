type Load = () => Promise<unknown>;

/** The modules that bundles leave to their host, each fetched when the first bundle asks for it (contract: webapp §3). */
const modules: Readonly<Record<string, Load>> = {
  '@mattermost/shared/components/button': () => import('./button.tsx'),
  '@mattermost/shared/components/emoji': () => import('./emoji.tsx'),
  '@mattermost/shared/components/shortcut_key': () => import('./shortcut-key.tsx'),
  '@mattermost/shared/components/tooltip': () => import('./tooltip.tsx'),
  '@mattermost/shared/utils/i18n': () => import('./i18n.ts'),
  '@mattermost/shared/utils/user_agent': () => import('./user-agent.ts'),
};

/** `window.loadSharedDependency`. @throws for a module that this host does not have. */
export function loadSharedDependency(request: string): Promise<unknown> {
  const load = Object.hasOwn(modules, request) ? modules[request] : undefined;
  if (load === undefined) {
    throw new Error(`A plugin asked for ${request}, which this host does not have.`);
  }
  return load();
}
