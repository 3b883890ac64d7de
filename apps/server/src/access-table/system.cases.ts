import { ADMIN, EVERYBODY, NOBODY, USERS, on, type AccessCase } from './access-case.ts';

const NOTHING_THERE = { ok: 404 };
const name = { params: { import_name: 'none.zip', export_name: 'none.zip' } };
const job = { params: { job_id: 'j'.repeat(26), job_type: 'migrations' } };

const configuration: readonly AccessCase[] = [
  on('GET /config', ADMIN),
  on('PUT /config', ADMIN, () => ({ body: { TeamSettings: { SiteName: 'Ours' } } })),
  on('PUT /config/patch', ADMIN, () => ({ body: { TeamSettings: { SiteName: 'Ours' } } })),
  on('POST /config/reload', ADMIN),
  on('POST /config/migrate', NOBODY, undefined, { denied: 401 }),
  on('GET /config/environment', USERS),
  on('GET /config/client', EVERYBODY, () => ({ query: '?format=old' })),
  on('GET /config/history', ADMIN),
  on('POST /config/history/:change_id/undo', ADMIN, ({ post }) => ({ params: { change_id: post.id } }), {
    ok: 404,
  }),
];

const maintenance: readonly AccessCase[] = [
  on('POST /database/recycle', ADMIN),
  on('POST /caches/invalidate', ADMIN),
  on('POST /site_url/test', ADMIN, ({ app }) => ({ body: { site_url: app.url } })),
  on('POST /file/s3_test', ADMIN, () => ({ body: {} }), { ok: 400 }),
  on('GET /server_busy', ADMIN),
  on('POST /server_busy', ADMIN, () => ({ query: '?seconds=0' }), { ok: 400 }),
  on('DELETE /server_busy', ADMIN),
  on('POST /restart', ADMIN, undefined, { ok: 501 }),
  on('POST /integrity', NOBODY, undefined, { denied: 401 }),
];

const jobs: readonly AccessCase[] = [
  on('GET /jobs', ADMIN),
  on('GET /jobs', ADMIN, () => ({ query: '?job_type=ldap_sync' })),
  on('POST /jobs', ADMIN, () => ({ body: { type: 'migrations' } }), { ok: 400 }),
  on('GET /jobs/type/:job_type', ADMIN, () => job),
  on('GET /jobs/:job_id', USERS, () => job, NOTHING_THERE),
  on('GET /jobs/:job_id/download', USERS, () => job, { ok: 501 }),
  on('POST /jobs/:job_id/cancel', USERS, () => job, NOTHING_THERE),
  on('PATCH /jobs/:job_id/status', USERS, () => ({ ...job, body: { status: 'pending' } }), NOTHING_THERE),
];

export const systemCases: readonly AccessCase[] = [
  ...configuration,
  ...maintenance,
  ...jobs,
  on('GET /openapi.json', EVERYBODY),
  on('GET /system/ping', EVERYBODY),
  on('GET /system/timezones', USERS),
  on('GET /system/schema/version', ADMIN),
  on('GET /system/support_packet', ADMIN),
  on('GET /system/notices/:team_id', USERS, () => ({ query: '?client=web' })),
  on('PUT /system/notices/view', USERS, () => ({ body: ['seen'] })),
  on('GET /system/onboarding/complete', ADMIN),
  on('POST /system/onboarding/complete', ADMIN, () => ({ body: { organization: 'Ours' } })),
  on('GET /terms_of_service', USERS, undefined, NOTHING_THERE),
  on('GET /latest_version', ADMIN),
  on('GET /redirect_location', USERS, () => ({ query: '?url=http://127.0.0.1:1/' })),
  on('GET /analytics/old', ADMIN),
  on('GET /analytics/old', ADMIN, ({ team }) => ({ query: `?name=extra_counts&team_id=${team.id}` })),
  on('GET /usage/posts', USERS),
  on('GET /usage/storage', USERS),
  on('GET /usage/teams', USERS),
  on('GET /limits/server', USERS),
  on('GET /reports/users', ADMIN, () => ({ query: '?sort_column=Email&page_size=10' })),
  on('GET /reports/users/count', ADMIN),
  on('POST /notifications/test', USERS),
  on('POST /permissions/ancillary', USERS, () => ({ body: ['sysconsole_read_user_management_teams'] })),
  on('POST /file/test', ADMIN),
  on('GET /license/client', EVERYBODY, () => ({ query: '?format=old' })),
  on('DELETE /license', ADMIN),
  on('GET /license/load_metric', USERS),
  on('GET /cluster/status', ADMIN),
  on('GET /saml/certificate/status', ADMIN),
  on('GET /upgrade_to_enterprise/status', ADMIN),
  on('GET /imports', ADMIN),
  on('DELETE /imports/:import_name', ADMIN, () => name),
  on('GET /exports', ADMIN),
  on('GET /exports/:export_name', ADMIN, () => name, NOTHING_THERE),
  on('DELETE /exports/:export_name', ADMIN, () => name),
  on('POST /exports/:export_name/presign-url', ADMIN, () => name, { ok: 500 }),
  on('POST /emoji/names', USERS, () => ({ body: ['smile'] })),
  on('GET /logs', ADMIN),
  on('POST /logs/query', ADMIN, () => ({ body: {} })),
  on('GET /logs/download', ADMIN),
  on('POST /logs', USERS, () => ({ body: { level: 'ERROR', message: 'x' } }), { anonymous: 403 }),
];
