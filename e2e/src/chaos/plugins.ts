import { packTiny, type TinyPlugin } from '../tiny-plugin.ts';

export const VERSIONS = ['1.0.0', '1.1.0'] as const;
/** Starts, spoils what is kept, and ends. */
export const BAD_VERSION = '2.0.0';

/** Plugins with a server half, and one without. */
export const WITH_PROCESS = ['com.example.chaos-one', 'com.example.chaos-two'] as const;
export const WEB_ONLY = 'com.example.chaos-web';
export const CHAOTIC = [...WITH_PROCESS, WEB_ONLY] as const;

/** What a plugin with a server half shows of itself. */
export interface Shown {
  version: string;
  /** Its keys; each version leaves one that says it has been active. */
  keys: string[];
  config: Record<string, unknown>;
}

const serverHalf = (version: string): Pick<TinyPlugin, 'hooks'> => ({
  hooks: `
    OnActivate: async () => {
      await plugin.api.KVSet('active-${version}', Buffer.from('x'));
      ${version === BAD_VERSION ? "await plugin.api.SavePluginConfig({ word: 'spoiled' }); process.exit(9);" : ''}
    },
    ServeHTTP: async (_context, response) => {
      const [keys, config] = [await plugin.api.KVList(0, 100), await plugin.api.GetPluginConfig()];
      response.end(JSON.stringify({ version: '${version}', keys: keys.sort(), config }));
    },`,
});

const webHalf = (id: string, version: string): Pick<TinyPlugin, 'webapp'> => ({
  webapp: `window.registerPlugin('${id}', { initialize() { /* ${version} */ } });`,
});

/** Packs all of them; gives the path of a bundle by id and version. */
export async function packChaotic(folder: string): Promise<(id: string, version: string) => string> {
  const bundles = new Map<string, string>();
  for (const id of CHAOTIC)
    for (const version of [...VERSIONS, BAD_VERSION]) {
      if (id === WEB_ONLY && version === BAD_VERSION) continue;
      const half = id === WEB_ONLY ? webHalf(id, version) : serverHalf(version);
      bundles.set(`${id} ${version}`, await packTiny(folder, { id, version, ...half }));
    }
  return (id, version) => bundles.get(`${id} ${version}`) ?? '';
}
