import { AppError } from '@patchbay/contract';

const WHERE = 'Plugins';

/** 501 of every plugin route while PluginSettings.Enable is false. */
export const pluginsDisabled = (): AppError =>
  new AppError(
    'app.plugin.disabled.app_error',
    WHERE,
    501,
    'Plugins have been disabled. An administrator can switch them on with PluginSettings.Enable.',
  );

/** 501 of an upload while uploads are off: the default, and only the machine itself can switch them on. */
export const uploadDisabled = (): AppError =>
  new AppError(
    'app.plugin.upload_disabled.app_error',
    WHERE,
    501,
    'Plugins or plugin uploads have been disabled. On the machine of the server, set PluginSettings.EnableUploads.',
  );

/** 501 of an install from a URL, under the same switches as an upload (contract: management §9). */
export const installFromUrlDisabled = (): AppError =>
  new AppError(
    'app.plugin.disabled.app_error',
    WHERE,
    501,
    'Plugins or plugin uploads have been disabled. On the machine of the server, set PluginSettings.EnableUploads.',
  );

/** 413 of an upload over FileSettings.MaxFileSize, or over our own limit of bundles. */
export const uploadTooLarge = ({ bytes, setting }: { bytes: number; setting: string }): AppError =>
  new AppError(
    'api.plugin.upload.file_too_large.app_error',
    WHERE,
    413,
    `The upload is larger than ${bytes} bytes (${setting}).`,
  );

/** 403 of an install while imports would land among the plugins, or plugins among the imports. */
export const foldersConflict = (): AppError =>
  new AppError(
    'api.plugin.install.directory_conflict.app_error',
    WHERE,
    403,
    'PluginSettings.Directory and ImportSettings.Directory are the same folder, or one is in the other. Set them apart.',
  );

/** 400 of a form without the file part `plugin`. */
export const noPluginFile = (): AppError =>
  new AppError(
    'api.plugin.upload.no_file.app_error',
    WHERE,
    400,
    'The form has no file part named "plugin".',
  );

/** 500 when the upload cannot be kept on disk until the form has ended. */
export const uploadNotKept = (error: unknown): AppError =>
  new AppError(
    'app.plugin.filesystem.app_error',
    WHERE,
    500,
    'The upload cannot be kept in the data folder. Check free space and permissions.',
    error instanceof Error ? error.message : String(error),
  );

/** 400 of a body of `/plugins/reattach` that is not one. */
export const reattachRequestUnreadable = (error: unknown): AppError =>
  new AppError(
    'api4.plugin.reattachPlugin.invalid_request',
    WHERE,
    400,
    'The body is no reattach request: send JSON with the objects Manifest and PluginReattachConfig.',
    error instanceof Error ? error.message : JSON.stringify(error),
  );

/** 400 of a reattach request without its manifest. */
export const reattachManifestMissing = (): AppError =>
  new AppError(
    'plugin_reattach_request.is_valid.manifest.app_error',
    WHERE,
    400,
    'The request has no Manifest: send that of the running plugin.',
  );

/** 400 of a reattach request that does not say where the plugin is. */
export const reattachConfigMissing = (): AppError =>
  new AppError(
    'plugin_reattach_request.is_valid.plugin_reattach_config.app_error',
    WHERE,
    400,
    'The request has no PluginReattachConfig: send what the running plugin said of itself.',
  );

/** 404 of an id that no plugin here has. */
export const notInstalled = (pluginId: string): AppError =>
  new AppError('app.plugin.not_installed.app_error', WHERE, 404, `Plugin ${pluginId} is not installed.`);

/** 400 of a removal that does not say what to do with what the plugin stored. */
export const unknownDataChoice = (): AppError =>
  new AppError(
    'api.context.invalid_url_param.app_error',
    WHERE,
    400,
    'Invalid data parameter in request URL: it is "keep" (the default) or "delete".',
  );

/** 429 of a browser that reports faults faster than anybody can read them. */
export const tooManyReports = (): AppError =>
  new AppError(
    'api.plugin.web_failure.too_many.app_error',
    WHERE,
    429,
    'Faults of this plugin were reported often enough for now.',
  );
