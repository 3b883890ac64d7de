import { AppError } from '@patchbay/contract';

/** 503 of what can wait while the server is busy. */
export const serverBusy = (): AppError =>
  new AppError(
    'api.context.server_busy.app_error',
    'ServeHTTP',
    503,
    'The server is busy: searching and typing notices are off for now. Try again later.',
  );

/** 400 of a site URL under which this server does not answer. */
export const siteUrlNotOurs = (): AppError =>
  new AppError(
    'app.admin.test_site_url.failure',
    'testSiteURL',
    400,
    'Nothing that could be this server answers under the URL.',
  );

/** 400 of an S3 test without every setting of the store. */
export const s3SettingsMissing = (): AppError =>
  new AppError(
    'api.file.test_connection_s3_settings_nil.app_error',
    'testS3',
    400,
    'The body must have every setting of FileSettings.',
  );

/** 400 of an S3 test: files lie in a folder. */
export const noS3 = (): AppError =>
  new AppError(
    'api.admin.test_s3.missing_s3_bucket',
    'testS3',
    400,
    'Files are kept in a folder of the server; there is no S3 store to test.',
  );

/** 500 of a filter of log lines that is none. */
export const invalidLogFilter = (): AppError =>
  new AppError(
    'api.system.logs.invalidFilter',
    'queryLogs',
    500,
    'The filter must be a JSON object of lists and dates.',
  );

/** 500 of a log that goes to stderr, or cannot be read. */
export const logUnreadable = (detail: string): AppError =>
  new AppError(
    'api.admin.file_read_error',
    'getLogs',
    500,
    'The log cannot be read: it does not go to a file, or the file is gone.',
    detail,
  );

/** 403 of an onboarding that somebody else than an administrator would complete. */
export const onboardingRefused = (): AppError =>
  new AppError(
    'app.system.complete_onboarding_request.no_first_user',
    'completeOnboarding',
    403,
    'Only a system administrator can complete the setup.',
  );

/** 400 of an onboarding without a name for the organization. */
export const organizationMissing = (): AppError =>
  new AppError(
    'api.error_no_organization_name_provided_for_self_hosted_onboarding',
    'CompleteOnboarding',
    400,
    'Say the name of the organization.',
  );

/** 404 of the terms of service: there are none. */
export const noTermsOfService = (): AppError =>
  new AppError(
    'app.terms_of_service.get.no_rows.app_error',
    'GetLatestTermsOfService',
    404,
    'This server has no terms of service.',
  );

/** 501 of a restart: nobody is there to start the server again. */
export const noRestart = (): AppError =>
  new AppError(
    'app.system.restart.not_possible.app_error',
    'restartServer',
    501,
    'This server cannot start itself anew. Restart it where it was started.',
  );

/** 404 of a file of an import or export that is not there. */
export const noSuchExport = (): AppError =>
  new AppError(
    'api.export.export_not_found.app_error',
    'downloadExport',
    404,
    'There is no export of this name.',
  );

/** 500 of a link to an export: only stores like S3 make them. */
export const noPresignedLinks = (): AppError =>
  new AppError(
    'app.eport.generate_presigned_url.driver.app_error',
    'GeneratePresignURLForExport',
    500,
    'Links to exports need an S3 store; files are kept in a folder here.',
  );

const reportRefused = (what: string, message: string): AppError =>
  new AppError(`api.getUsersForReporting.${what}`, 'getUsersForReporting', 400, message);

/** 400 of a page of a report that is empty or too large. */
export const invalidPageSize = (): AppError =>
  reportRefused('invalid_page_size', 'A page of a report has between 1 and 100 accounts.');

/** 400 of a report on what is no team. */
export const invalidTeamFilter = (): AppError =>
  reportRefused('invalid_team_filter', 'team_filter is the id of a team.');

/** 400 of a report on nobody. */
export const invalidActiveFilter = (): AppError =>
  reportRefused('invalid_active_filter', 'hide_active and hide_inactive together leave nobody.');

/** 500 of a test message that could not be sent. */
export const testMessageFailed = (detail: string): AppError =>
  new AppError(
    'app.notifications.send_test_message.errors.create_post',
    'SendTestMessage',
    500,
    'The test message could not be sent.',
    detail,
  );
