import type { UnlicensedFeature } from './unlicensed-feature.ts';

const CLOUD = {
  feature: "The vendor's cloud",
  id: 'api.server.cws.needs_enterprise_edition',
  status: 400,
};
const UPGRADE = {
  feature: 'A trial',
  id: 'api.license.upgrade_needed.app_error',
  status: 403,
};

/** Mattermost's cloud, its trials and its way from the free edition to the other (upstream: api4/cloud.go, license.go, system.go). */
export const cloudFeatures: readonly UnlicensedFeature[] = [
  {
    ...CLOUD,
    routes: [
      'GET /cloud/products',
      'GET /cloud/limits',
      'GET /cloud/customer',
      'PUT /cloud/customer',
      'PUT /cloud/customer/address',
      'GET /cloud/subscription',
      'GET /cloud/subscription/invoices',
      'GET /cloud/subscription/invoices/:invoice_id/pdf',
      'POST /cloud/validate-business-email',
      'POST /cloud/validate-workspace-business-email',
      'GET /cloud/installation',
    ],
  },
  {
    feature: "A preview of the vendor's cloud",
    id: 'app.cloud.preview_modal_bucket_url_not_configured',
    status: 404,
    routes: ['GET /cloud/preview/modal_data'],
  },
  {
    ...CLOUD,
    isPublic: true,
    routes: ['GET /cloud/check-cws-connection', 'POST /hosted_customer/subscribe-newsletter'],
  },
  {
    feature: 'Signing up for hosting',
    id: 'api.server.hosted_signup_unavailable.error',
    status: 501,
    routes: ['GET /hosted_customer/signup_available'],
  },
  {
    feature: 'Filtering by address',
    id: 'api.context.ip_filtering.not_available.app_error',
    status: 501,
    routes: ['GET /ip_filtering', 'POST /ip_filtering', 'GET /ip_filtering/my_ip'],
  },
  {
    feature: 'A licence file',
    id: 'api.license.add_license.invalid.app_error',
    status: 400,
    permission: 'manage_license_information',
    routes: ['POST /license', 'POST /license/preview'],
  },
  { ...UPGRADE, permission: 'manage_license_information', routes: ['POST /trial-license'] },
  { ...UPGRADE, routes: ['GET /trial-license/prev'] },
  {
    feature: "Mattermost's upgrade",
    id: 'api.upgrade_to_enterprise.system_not_supported.app_error',
    status: 403,
    permission: 'manage_system',
    routes: ['POST /upgrade_to_enterprise', 'GET /upgrade_to_enterprise/allowed'],
  },
  {
    feature: 'Asking administrators to buy',
    id: 'api.cloud.app_error',
    status: 403,
    routes: ['POST /users/notify-admin', 'POST /users/trigger-notify-admin-posts'],
  },
];
