import type { UnlicensedFeature } from './unlicensed-feature.ts';

const COMPLIANCE = {
  feature: 'Compliance reporting',
  id: 'ent.compliance.licence_disable.app_error',
  status: 501,
};
const RETENTION = {
  feature: 'Data retention',
  id: 'ent.data_retention.generic.license.error',
  status: 501,
};
const FLAGGING = { feature: 'Content flagging', id: 'api.data_spillage.error.license', status: 501 };
const AUDIT = { feature: 'Audit logging to a server', id: 'api.license_error', status: 501 };
const READ_POLICIES = 'sysconsole_read_compliance_data_retention_policy';
const WRITE_POLICIES = 'sysconsole_write_compliance_data_retention_policy';

/** What is kept, for how long, and who checks it (upstream: api4/compliance.go, data_retention.go, content_flagging.go). */
export const complianceFeatures: readonly UnlicensedFeature[] = [
  { ...COMPLIANCE, permission: 'create_compliance_export_job', routes: ['POST /compliance/reports'] },
  {
    ...COMPLIANCE,
    permission: 'read_compliance_export_job',
    routes: ['GET /compliance/reports', 'GET /compliance/reports/:report_id'],
  },
  {
    ...COMPLIANCE,
    permission: 'download_compliance_export_result',
    routes: ['GET /compliance/reports/:report_id/download'],
  },
  {
    ...RETENTION,
    routes: [
      'GET /data_retention/policy',
      'GET /users/:user_id/data_retention/team_policies',
      'GET /users/:user_id/data_retention/channel_policies',
    ],
  },
  {
    ...RETENTION,
    permission: READ_POLICIES,
    routes: [
      'GET /data_retention/policies',
      'GET /data_retention/policies_count',
      'GET /data_retention/policies/:policy_id',
      'GET /data_retention/policies/:policy_id/teams',
      'GET /data_retention/policies/:policy_id/channels',
    ],
  },
  {
    ...RETENTION,
    permission: WRITE_POLICIES,
    routes: [
      'POST /data_retention/policies',
      'PATCH /data_retention/policies/:policy_id',
      'DELETE /data_retention/policies/:policy_id',
      'POST /data_retention/policies/:policy_id/teams',
      'DELETE /data_retention/policies/:policy_id/teams',
      'POST /data_retention/policies/:policy_id/channels',
      'DELETE /data_retention/policies/:policy_id/channels',
    ],
  },
  {
    ...FLAGGING,
    routes: [
      'GET /content_flagging/flag/config',
      'GET /content_flagging/team/:team_id/status',
      'GET /content_flagging/team/:team_id/reviewers/search',
      'POST /content_flagging/post/:post_id/flag',
      'GET /content_flagging/fields',
      'GET /content_flagging/post/:post_id/field_values',
      'GET /content_flagging/post/:post_id',
      'PUT /content_flagging/post/:post_id/remove',
      'PUT /content_flagging/post/:post_id/keep',
      'POST /content_flagging/post/:post_id/report',
      'POST /content_flagging/post/:post_id/assign/:reviewer_id',
      'GET /content_flagging/config',
      'PUT /content_flagging/config',
    ],
  },
  {
    ...AUDIT,
    permission: 'sysconsole_write_experimental_features',
    routes: ['POST /audit_logs/certificate', 'DELETE /audit_logs/certificate'],
  },
];
