import type { UnlicensedFeature } from './unlicensed-feature.ts';

const LDAP = { feature: 'AD/LDAP', id: 'api.ldap_groups.license_error', status: 501 };
const SAML = { feature: 'SAML', id: 'api.admin.saml.not_available.app_error', status: 501 };

/** People who come from a directory (upstream: api4/ldap.go, saml.go, and the ways to change how somebody logs in). */
export const directoryFeatures: readonly UnlicensedFeature[] = [
  {
    ...LDAP,
    routes: [
      'POST /ldap/sync',
      'POST /ldap/test',
      'POST /ldap/test_connection',
      'POST /ldap/test_diagnostics',
    ],
  },
  { ...LDAP, permission: 'manage_system', routes: ['POST /ldap/migrateid'] },
  { ...LDAP, permission: 'sysconsole_read_user_management_groups', routes: ['GET /ldap/groups'] },
  {
    ...LDAP,
    permission: 'sysconsole_write_user_management_groups',
    routes: ['POST /ldap/groups/:remote_id/link', 'DELETE /ldap/groups/:remote_id/link'],
  },
  {
    // Upstream as well has nobody who came from a directory without a licence.
    feature: 'Memberships by groups of a directory',
    id: 'api.user.add_user_to_group_syncables.not_ldap_user.app_error',
    status: 400,
    permission: 'sysconsole_write_user_management_groups',
    routes: ['POST /ldap/users/:user_id/group_sync_memberships'],
  },
  { ...LDAP, permission: 'add_ldap_public_cert', routes: ['POST /ldap/certificate/public'] },
  { ...LDAP, permission: 'add_ldap_private_cert', routes: ['POST /ldap/certificate/private'] },
  { ...LDAP, permission: 'remove_ldap_public_cert', routes: ['DELETE /ldap/certificate/public'] },
  { ...LDAP, permission: 'remove_ldap_private_cert', routes: ['DELETE /ldap/certificate/private'] },
  { ...SAML, isPublic: true, routes: ['GET /saml/metadata'] },
  { ...SAML, permission: 'add_saml_public_cert', routes: ['POST /saml/certificate/public'] },
  { ...SAML, permission: 'add_saml_private_cert', routes: ['POST /saml/certificate/private'] },
  { ...SAML, permission: 'add_saml_idp_cert', routes: ['POST /saml/certificate/idp'] },
  { ...SAML, permission: 'remove_saml_public_cert', routes: ['DELETE /saml/certificate/public'] },
  { ...SAML, permission: 'remove_saml_private_cert', routes: ['DELETE /saml/certificate/private'] },
  { ...SAML, permission: 'remove_saml_idp_cert', routes: ['DELETE /saml/certificate/idp'] },
  {
    ...SAML,
    id: 'api.admin.saml.failure_get_metadata_from_idp.app_error',
    status: 400,
    permission: 'get_saml_metadata_from_idp',
    routes: ['POST /saml/metadatafromidp'],
  },
  { ...SAML, permission: 'manage_system', routes: ['POST /saml/reset_auth_data'] },
  {
    feature: 'Moving accounts to AD/LDAP',
    id: 'api.admin.ldap.not_available.app_error',
    status: 501,
    permission: 'manage_system',
    routes: ['POST /users/migrate_auth/ldap'],
  },
  {
    feature: 'Moving accounts to SAML',
    id: 'api.admin.saml.not_available.app_error',
    status: 501,
    permission: 'manage_system',
    routes: ['POST /users/migrate_auth/saml'],
  },
  {
    feature: 'Logging in at the desktop by OAuth or SAML',
    id: 'app.desktop_token.validate.invalid',
    status: 401,
    isPublic: true,
    routes: ['POST /users/login/desktop_token'],
  },
  {
    feature: 'Logging in by a link',
    id: 'license_error.feature_unavailable',
    status: 501,
    isPublic: true,
    routes: ['POST /users/login/one_time_link'],
  },
];
