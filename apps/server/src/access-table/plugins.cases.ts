import { ADMIN, EVERYBODY, NOBODY, USERS, on, type AccessCase, type CaseOptions } from './access-case.ts';
import type { World } from './world.ts';

const installed = ({ app }: World) => {
  app.host.active.add('demo');
  return {};
};

/** What answers on the local socket only is refused over TCP to everyone alike. */
const LOCAL_ONLY: CaseOptions = { denied: 401 };

export const pluginCases: readonly AccessCase[] = [
  on('GET /plugins', ADMIN),
  on('POST /plugins', ADMIN, () => ({ body: 'no form' }), { ok: 400 }),
  on('POST /plugins/install_from_url', ADMIN, () => ({ query: '?plugin_download_url=none' }), {
    ok: 400,
  }),
  on('GET /plugins/statuses', ADMIN),
  on('GET /plugins/webapp', EVERYBODY),
  on('GET /plugins/traces', ADMIN),
  on('GET /plugins/marketplace', ADMIN),
  on('GET /plugins/marketplace', USERS, () => ({ query: '?remote_only=true' })),
  on('POST /plugins/marketplace', ADMIN, () => ({ body: { id: 'nothing' } }), { ok: 500 }),
  on('GET /plugins/marketplace/first_admin_visit', ADMIN),
  on('POST /plugins/marketplace/first_admin_visit', ADMIN, undefined, { anonymous: 403 }),
  on('GET /plugins/keys', NOBODY, undefined, LOCAL_ONLY),
  on('POST /plugins/keys', NOBODY, () => ({ body: { name: 'a.asc', key: 'a2V5' } }), LOCAL_ONLY),
  on('DELETE /plugins/keys/:name', NOBODY, () => ({ params: { name: 'a.asc' } }), LOCAL_ONLY),
  on('POST /plugins/reattach', NOBODY, () => ({ body: {} }), LOCAL_ONLY),
  on('POST /plugins/:plugin_id/detach', NOBODY, installed, LOCAL_ONLY),
  on('POST /plugins/:plugin_id/enable', ADMIN, installed),
  on('POST /plugins/:plugin_id/disable', ADMIN, installed),
  on('DELETE /plugins/:plugin_id', ADMIN, installed),
  on('GET /plugins/:plugin_id/usage', ADMIN, installed),
  on('GET /plugins/:plugin_id/data', ADMIN, installed),
  on('GET /plugins/:plugin_id/logs', ADMIN, installed),
  on('GET /plugins/:plugin_id/crashes', ADMIN, installed),
  on('POST /plugins/:plugin_id/web_failure', USERS, (world) => ({
    ...installed(world),
    body: { message: 'it threw' },
  })),
  on('GET /plugins/:plugin_id/access_control', ADMIN, installed),
  on('PUT /plugins/:plugin_id/access_control', ADMIN, (world) => ({
    ...installed(world),
    body: { enable: false, allowed_user_ids: [] },
  })),
  on('GET /plugins/:plugin_id/versions', ADMIN, installed),
  on('POST /plugins/:plugin_id/rollback', ADMIN, installed),
];
