import { image } from '../image.ts';
import { ID, refusals } from '../not-ours.ts';

/** What is refused for want of a licence, or of what only the vendor has. */
export const vendor = {
  ...refusals("Mattermost's cloud, trials, licences and its other edition", {
    upgradeToEnterprise: [
      '403 api.upgrade_to_enterprise.system_not_supported.app_error',
      (client) => client.upgradeToEnterprise(),
    ],
    isAllowedToUpgradeToEnterprise: [
      '403 api.upgrade_to_enterprise.system_not_supported.app_error',
      (client) => client.isAllowedToUpgradeToEnterprise(),
    ],
    uploadLicense: [
      '400 api.license.add_license.invalid.app_error',
      (client) => client.uploadLicense(image('x.png')),
    ],
    previewLicense: [
      '400 api.license.add_license.invalid.app_error',
      (client) => client.previewLicense(image('x.png')),
    ],
    requestTrialLicense: [
      '403 api.license.upgrade_needed.app_error',
      (client) => client.requestTrialLicense({} as never),
    ],
    getPrevTrialLicense: [
      '403 api.license.upgrade_needed.app_error',
      (client) => client.getPrevTrialLicense(),
    ],
    getCloudProducts: ['400 api.server.cws.needs_enterprise_edition', (client) => client.getCloudProducts()],
    cwsAvailabilityCheck: [
      '400 api.server.cws.needs_enterprise_edition',
      (client) => client.cwsAvailabilityCheck(),
    ],
    getCloudCustomer: ['400 api.server.cws.needs_enterprise_edition', (client) => client.getCloudCustomer()],
    updateCloudCustomer: [
      '400 api.server.cws.needs_enterprise_edition',
      (client) => client.updateCloudCustomer({} as never),
    ],
    updateCloudCustomerAddress: [
      '400 api.server.cws.needs_enterprise_edition',
      (client) => client.updateCloudCustomerAddress({} as never),
    ],
    notifyAdmin: ['403 api.cloud.app_error', (client) => client.notifyAdmin({} as never)],
    validateBusinessEmail: [
      '400 api.server.cws.needs_enterprise_edition',
      (client) => client.validateBusinessEmail(),
    ],
    validateWorkspaceBusinessEmail: [
      '400 api.server.cws.needs_enterprise_edition',
      (client) => client.validateWorkspaceBusinessEmail(),
    ],
    getSubscription: ['400 api.server.cws.needs_enterprise_edition', (client) => client.getSubscription()],
    getInstallation: ['400 api.server.cws.needs_enterprise_edition', (client) => client.getInstallation()],
    getCloudPreviewModalData: [
      '404 app.cloud.preview_modal_bucket_url_not_configured',
      (client) => client.getCloudPreviewModalData(),
    ],
    getInvoices: ['400 api.server.cws.needs_enterprise_edition', (client) => client.getInvoices()],
    getIPFilters: ['501 api.context.ip_filtering.not_available.app_error', (client) => client.getIPFilters()],
    getCurrentIP: ['501 api.context.ip_filtering.not_available.app_error', (client) => client.getCurrentIP()],
    applyIPFilters: [
      '501 api.context.ip_filtering.not_available.app_error',
      (client) => client.applyIPFilters({} as never),
    ],
    getCloudLimits: ['400 api.server.cws.needs_enterprise_edition', (client) => client.getCloudLimits()],
  }),
  ...refusals('Compliance and data retention need a licence', {
    getDataRetentionPolicy: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.getDataRetentionPolicy(),
    ],
    getDataRetentionCustomPolicy: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.getDataRetentionCustomPolicy(ID),
    ],
    deleteDataRetentionCustomPolicy: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.deleteDataRetentionCustomPolicy(ID),
    ],
    getDataRetentionCustomPolicyTeams: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.getDataRetentionCustomPolicyTeams(ID),
    ],
    getDataRetentionCustomPolicyChannels: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.getDataRetentionCustomPolicyChannels(ID),
    ],
    createDataRetentionPolicy: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.createDataRetentionPolicy({} as never),
    ],
    updateDataRetentionPolicy: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.updateDataRetentionPolicy(ID, {} as never),
    ],
    addDataRetentionPolicyTeams: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.addDataRetentionPolicyTeams(ID, [ID]),
    ],
    removeDataRetentionPolicyTeams: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.removeDataRetentionPolicyTeams(ID, [ID]),
    ],
    addDataRetentionPolicyChannels: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.addDataRetentionPolicyChannels(ID, [ID]),
    ],
    removeDataRetentionPolicyChannels: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.removeDataRetentionPolicyChannels(ID, [ID]),
    ],
    createComplianceReport: [
      '501 ent.compliance.licence_disable.app_error',
      (client) => client.createComplianceReport({} as never),
    ],
    getComplianceReport: [
      '501 ent.compliance.licence_disable.app_error',
      (client) => client.getComplianceReport(ID),
    ],
    getComplianceReports: [
      '501 ent.compliance.licence_disable.app_error',
      (client) => client.getComplianceReports(),
    ],
    uploadAuditLogCertificate: [
      '501 api.license_error',
      (client) => client.uploadAuditLogCertificate(image('x.png')),
    ],
    removeAuditLogCertificate: ['501 api.license_error', (client) => client.removeAuditLogCertificate()],
  }),
  ...refusals('Elasticsearch and reports as files need a licence', {
    startUsersBatchExport: [
      '400 app.report.start_users_batch_export.license_error',
      (client) => client.startUsersBatchExport({} as never),
    ],
    testElasticsearch: [
      '501 ent.elasticsearch.test_config.license.error',
      (client) => client.testElasticsearch(),
    ],
    purgeElasticsearchIndexes: [
      '501 ent.elasticsearch.test_config.license.error',
      (client) => client.purgeElasticsearchIndexes(),
    ],
  }),
  ...refusals('Patchbay has no jobs and no store but folders; some calls no server has', {
    getJob: ['404 app.job.get.app_error', (client) => client.getJob(ID)],
    createJob: [
      '400 model.job.is_valid.type.app_error',
      (client) => client.createJob({ type: 'extract_content' as never }),
    ],
    cancelJob: ['404 app.job.get.app_error', (client) => client.cancelJob(ID)],
    testS3Connection: [
      '400 api.file.test_connection_s3_settings_nil.app_error',
      (client) => client.testS3Connection({} as never),
    ],
    checkUserMfa: ['404 api.context.404.app_error', (client) => client.checkUserMfa('alice')],
  }),
};
