import type { UnlicensedFeature } from './unlicensed-feature.ts';

const POLICIES = 'Access control by attributes';
const policy = (id: string, ...routes: string[]): UnlicensedFeature => ({
  feature: POLICIES,
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
  ),
  {
    ...policy('', 'POST /access_control_policies/cel/simulate_users'),
    id: 'app.pap.simulate.unavailable',
  },
  policy('expression_to_visual_ast', 'POST /access_control_policies/cel/visual_ast'),
  policy(
    'update_access_control_policies_active',
    'PUT /access_control_policies/activate',
    'GET /access_control_policies/:policy_id/activate',
  ),
  policy(
    'get_policy',
    'GET /access_control_policies/:policy_id',
    'GET /access_control_policies/:policy_id/resources/channels',
  ),
  policy('delete_access_control_policy', 'DELETE /access_control_policies/:policy_id'),
  policy('assign_access_control_policy_to_channels', 'POST /access_control_policies/:policy_id/assign'),
  policy(
    'unassign_access_control_policy_from_channels',
    'DELETE /access_control_policies/:policy_id/unassign',
  ),
  {
    feature: POLICIES,
    id: 'app.pap.get_channel_access_control_attributes.app_error',
    status: 501,
    routes: ['GET /channels/:channel_id/access_control/attributes'],
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
    // Not licensed upstream: this is its answer for a group of properties that is not there, which here are all.
    feature: 'Properties over REST',
    id: 'app.property_group.get.app_error',
    message: 'There is no such group of properties.',
    status: 404,
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
