import { AppError } from '@patchbay/contract';
import type { DownloadFailure } from './download-failure.ts';

/** 400 of a bundle that could not be fetched from the URL that was given (contract: rest.json). */
export const downloadFailed = ({ message }: DownloadFailure): AppError =>
  new AppError(
    'api.plugin.install.download_failed.app_error',
    'installPluginFromURL',
    400,
    `The plugin could not be downloaded. ${message}`,
  );
