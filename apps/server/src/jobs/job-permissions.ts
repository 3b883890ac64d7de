/** Who may see jobs of a type, and who may make them (upstream: app/job.go). */
export interface JobPermissions {
  readonly read: string;
  readonly create: string;
  readonly manage: string;
}

const licensed = (name: string): JobPermissions => ({
  read: `read_${name}_job`,
  create: `create_${name}_job`,
  manage: `manage_${name}_job`,
});

const PLAIN: JobPermissions = { read: 'read_jobs', create: 'manage_jobs', manage: 'manage_jobs' };
const SYSTEM: JobPermissions = { read: 'manage_system', create: 'manage_system', manage: 'manage_system' };

export const JOB_PERMISSIONS: ReadonlyMap<string, JobPermissions> = new Map([
  ['data_retention', licensed('data_retention')],
  ['message_export', licensed('compliance_export')],
  ['elasticsearch_post_indexing', licensed('elasticsearch_post_indexing')],
  ['elasticsearch_post_aggregation', licensed('elasticsearch_post_aggregation')],
  ['ldap_sync', licensed('ldap_sync')],
  ...[
    'migrations',
    'plugins',
    'product_notices',
    'expiry_notify',
    'active_users',
    'import_process',
    'import_delete',
    'export_process',
    'export_delete',
    'cloud',
    'mobile_session_metadata',
    'extract_content',
  ].map((type): [string, JobPermissions] => [type, PLAIN]),
  ['access_control_sync', SYSTEM],
]);

export const JOB_STATUSES = [
  'pending',
  'in_progress',
  'success',
  'error',
  'cancel_requested',
  'canceled',
  'warning',
];
