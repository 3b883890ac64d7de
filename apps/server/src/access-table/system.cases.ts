import { ADMIN, EVERYBODY, USERS, on, type AccessCase } from './access-case.ts';

export const systemCases: readonly AccessCase[] = [
  on('GET /system/ping', EVERYBODY),
  on('GET /license/client', EVERYBODY, () => ({ query: '?format=old' })),
  on('POST /emoji/names', USERS, () => ({ body: ['smile'] })),
  on('POST /logs', USERS, () => ({ body: { level: 'ERROR', message: 'x' } }), { anonymous: 403 }),
  on('GET /config', ADMIN),
  on('PUT /config', ADMIN, () => ({ body: { TeamSettings: { SiteName: 'Ours' } } })),
  on('PUT /config/patch', ADMIN, () => ({ body: { TeamSettings: { SiteName: 'Ours' } } })),
  on('POST /config/reload', ADMIN),
  on('GET /config/environment', USERS),
  on('GET /config/client', EVERYBODY, () => ({ query: '?format=old' })),
  on('GET /config/history', ADMIN),
  on('POST /config/history/:change_id/undo', ADMIN, ({ post }) => ({ params: { change_id: post.id } }), {
    ok: 404,
  }),
];
