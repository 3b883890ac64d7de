import { AppError } from '@patchbay/contract';

/** 400 of a type of job that nobody may see. */
export const jobNotReadable = (): AppError =>
  new AppError('api.job.retrieve.nopermissions', 'getJobsByType', 400, 'There is no such type of job.');

/** 400 of a type of job that nobody may make. */
export const unknownJobType = (): AppError =>
  new AppError(
    'api.job.unable_to_create_job.incorrect_job_type',
    'unableToCreateJob',
    400,
    'There is no such type of job.',
  );

/** 400 of a state that no job can be in. */
export const invalidJobStatus = (): AppError =>
  new AppError('api.job.status.invalid', 'getJobs', 400, 'No job is ever in this state.');

/** 404 of a job: there are none. */
export const noSuchJob = (): AppError =>
  new AppError('app.job.get.app_error', 'GetJob', 404, 'There is no job with this id.');

/** 400 of a job that nothing would do: what it would do is not here, or the server does it by itself. */
export const noJobs = (type: string): AppError =>
  new AppError(
    'model.job.is_valid.type.app_error',
    'Job.IsValid',
    400,
    `This server runs no jobs of the type ${type}.`,
  );

/** 501 of an export's file. */
export const noExportResults = (): AppError =>
  new AppError(
    'app.job.download_export_results_not_enabled',
    'downloadExportResultsNotEnabled',
    501,
    'There are no results of exports to download.',
  );
