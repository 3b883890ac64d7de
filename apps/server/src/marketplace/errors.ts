import { AppError } from '@patchbay/contract';
import type { Manifest } from '@patchbay/manifest';
import type { OutgoingFailure } from '@patchbay/core';

const LIST = 'getMarketplacePlugins';
const INSTALL = 'installMarketplacePlugin';

/** 400 of a bundle that could not be fetched from the URL that was given (contract: rest.json). */
export const downloadFailed = ({ message }: OutgoingFailure): AppError =>
  new AppError(
    'api.plugin.install.download_failed.app_error',
    'installPluginFromURL',
    400,
    `The plugin could not be downloaded. ${message}`,
  );

/** 501 while PluginSettings.EnableMarketplace is off. */
export const marketplaceDisabled = (): AppError =>
  new AppError(
    'app.plugin.marketplace_disabled.app_error',
    LIST,
    501,
    'The marketplace has been disabled. An administrator can switch it on with PluginSettings.EnableMarketplace.',
  );

/** 500 of a query that is not one: upstream's status, and before the permission. */
export const queryUnreadable = (reason: string): AppError =>
  new AppError(
    'app.plugin.marshal.app_error',
    LIST,
    500,
    `The query is not one of the marketplace: ${reason}.`,
  );

/** 500 when the marketplace alone was asked for and does not answer. */
export const listNotFetched = ({ message }: OutgoingFailure): AppError =>
  new AppError(
    'app.plugin.marketplace_client.failed_to_fetch',
    LIST,
    500,
    `The marketplace cannot be asked. ${message}`,
  );

/** 501 of a body that is no request to install; the status is upstream's. */
export const requestUnreadable = (): AppError =>
  new AppError(
    'app.plugin.marketplace_plugin_request.app_error',
    INSTALL,
    501,
    'The body is no request to install: send JSON with the id of a plugin.',
  );

/** 500 of an id that nobody offers. */
export const notInMarketplace = (id: string, failure: string): AppError =>
  new AppError(
    'app.plugin.marketplace_plugins.not_found.app_error',
    INSTALL,
    500,
    failure === ''
      ? `Neither this machine nor the marketplace has a plugin ${id}.`
      : `This machine has no plugin ${id}, and the marketplace cannot be asked. ${failure}`,
  );

/** 500 of an offer without a signature: nothing unsigned comes from a marketplace. */
export const signatureNotFound = ({ id, version }: Manifest): AppError =>
  new AppError(
    'app.plugin.marketplace_plugins.signature_not_found.app_error',
    INSTALL,
    500,
    `The marketplace has no signature for ${id} ${version}, so it cannot be installed from there.`,
  );

/** 501 of a signature that is no base64; the status is upstream's. */
export const signatureNotBase64 = ({ id, version }: Manifest): AppError =>
  new AppError(
    'app.plugin.signature_decode.app_error',
    INSTALL,
    501,
    `The signature that the marketplace has for ${id} ${version} is not base64.`,
  );

/** 500 of a bundle that could not be downloaded. */
export const downloadForInstallFailed = ({ id, version }: Manifest, { message }: OutgoingFailure): AppError =>
  new AppError(
    'app.plugin.install_marketplace_plugin.app_error',
    INSTALL,
    500,
    `${id} ${version} could not be downloaded. ${message}`,
  );

/** 500 of a prepackaged bundle that is gone, or no longer what it was when the server started. */
export const prepackagedUnreadable = ({ id, version }: Manifest, error: unknown): AppError =>
  new AppError(
    'app.plugin.install_marketplace_plugin.app_error',
    INSTALL,
    500,
    `The prepackaged bundle of ${id} ${version} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );

/** 500 of a download that is well signed and another plugin, or an older one, than was offered. */
export const notWhatWasOffered = (offered: Manifest, found: Manifest): AppError =>
  new AppError(
    'app.plugin.install_marketplace_plugin.app_error',
    INSTALL,
    500,
    `The marketplace offers ${offered.id} ${offered.version}, but what it has there is ${found.id} ${found.version}. Tell whoever runs the marketplace.`,
  );

/** 400 of a prepackaged version that cannot be compared. */
export const prepackagedVersionUnusable = ({ id, version }: Manifest): AppError =>
  new AppError(
    'app.plugin.invalid_version.app_error',
    INSTALL,
    400,
    `The prepackaged ${id} has the version ${JSON.stringify(version)}, which is not one like 1.2.3.`,
  );

/** 400 of a version of the marketplace that cannot be compared; the misspelling is upstream's. */
export const marketplaceVersionUnusable = ({ id, version }: Manifest): AppError =>
  new AppError(
    'app.prepackged-plugin.invalid_version.app_error',
    INSTALL,
    400,
    `The marketplace has ${id} with the version ${JSON.stringify(version)}, which is not one like 1.2.3.`,
  );

/** 500 when it cannot be written down that an administrator has seen the marketplace. */
export const visitNotStored = (error: unknown): AppError =>
  new AppError(
    'api.error_set_first_admin_visit_marketplace_status',
    'setFirstAdminVisitMarketplaceStatus',
    500,
    'The database cannot be written. Look at the server log.',
    error instanceof Error ? error.message : String(error),
  );
