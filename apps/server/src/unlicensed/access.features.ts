import type { UnlicensedFeature } from './unlicensed-feature.ts';

const policy = (id: string, ...routes: string[]): UnlicensedFeature => ({
  feature: 'Access control by attributes',
  id: `app.pap.${id}.app_error`,
  status: 501,
  permission: 'manage_system',
  routes,
});
const ATTRIBUTES = {
  feature: 'Custom profile attributes',
  id: 'api.custom_profile_attributes.license_error',
  status: 403,
};

/** Who sees what by attributes of people (upstream: api4/access_control.go, custom_profile_attributes.go). */
export const accessFeatures: readonly UnlicensedFeature[] = [
  policy('create_access_control_policy', 'PUT /access_control_policies'),
  policy('search_access_control_policies', 'POST /access_control_policies/search'),
  policy(
    'check_expression',
    'POST /access_control_policies/cel/check',
    'POST /access_control_policies/cel/test',
    'POST /access_control_policies/cel/validate_requester',
    'POST /access_control_policies/cel/simulate_users',
  ),
  policy('get_access_control_auto_complete', 'GET /access_control_policies/cel/autocomplete/fields'),
  policy('expression_to_visual_ast', 'POST /access_control_policies/cel/visual_ast'),
  policy(
    'update_access_control_policy_active',
    'PUT /access_control_policies/activate',
    'GET /access_control_policies/:policy_id/activate',
  ),
  policy('get_policy', 'GET /access_control_policies/:policy_id'),
  policy('delete_access_control_policy', 'DELETE /access_control_policies/:policy_id'),
  policy('assign_access_control_policy_to_channels', 'POST /access_control_policies/:policy_id/assign'),
  policy(
    'unassign_access_control_policy_from_channels',
    'DELETE /access_control_policies/:policy_id/unassign',
  ),
  policy(
    'get_all_access_control_policies',
    'GET /access_control_policies/:policy_id/resources/channels',
    'POST /access_control_policies/:policy_id/resources/channels/search',
  ),
  {
    ...policy('get_channel_access_control_attributes'),
    routes: [
      'GET /channels/:channel_id/access_control/attributes',
      'GET /teams/:team_id/access_control/policy',
    ],
  },
  {
    ...ATTRIBUTES,
    routes: [
      'GET /custom_profile_attributes/fields',
      'PATCH /custom_profile_attributes/values',
      'GET /custom_profile_attributes/group',
      'GET /users/:user_id/custom_profile_attributes',
      'PATCH /users/:user_id/custom_profile_attributes',
    ],
  },
  {
    ...ATTRIBUTES,
    permission: 'manage_system',
    routes: [
      'POST /custom_profile_attributes/fields',
      'PATCH /custom_profile_attributes/fields/:field_id',
      'DELETE /custom_profile_attributes/fields/:field_id',
    ],
  },
  {
    feature: 'Properties over REST',
    id: 'license_error.feature_unavailable',
    status: 501,
    routes: [
      'GET /properties/groups/:group_name/:object_type/fields',
      'POST /properties/groups/:group_name/:object_type/fields',
      'PATCH /properties/groups/:group_name/:object_type/fields/:field_id',
      'DELETE /properties/groups/:group_name/:object_type/fields/:field_id',
      'GET /properties/groups/:group_name/:object_type/values',
      'PATCH /properties/groups/:group_name/:object_type/values',
      'GET /properties/groups/:group_name/:object_type/values/:target_id',
      'PATCH /properties/groups/:group_name/:object_type/values/:target_id',
    ],
  },
];
