import type { AppError } from '@patchbay/contract';
import type { Core, StagedFile } from '@patchbay/core';
import type { IncomingMessage } from 'node:http';
import { isForm, receiveForm } from './receive-form.ts';

/** What is wrong with a form that should bring one picture. */
export interface ImageRefusals {
  tooLarge(limit: number): AppError;
  malformed(detail: string): AppError;
  missing(): AppError;
}

/** A picture in a private folder, and the texts that came with it. */
export interface ReceivedImage {
  readonly path: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Has `use` look at the file `image` of a form; it is gone afterwards. At most `limit` bytes in all. */
export async function withImage<T>(
  core: Core,
  request: IncomingMessage,
  limit: number,
  refusals: ImageRefusals,
  use: (image: ReceivedImage) => Promise<T>,
): Promise<T> {
  const fields = new Map<string, string>();
  let staged: StagedFile | undefined;
  try {
    if (!isForm(request)) throw refusals.malformed('the body is no form');
    await receiveForm(
      request,
      {
        field: (name, value) => void (fields.has(name) || fields.set(name, value)),
        file: async (name, _filename, data) => {
          if (name !== 'image' || staged) return void data.resume();
          staged = await core.fileUploads.stage(data, name);
        },
      },
      {
        bytes: limit,
        tooLarge: () => refusals.tooLarge(limit),
        malformed: (detail) => refusals.malformed(detail),
      },
    );
    if (!staged) throw refusals.missing();
    return await use({ path: staged.path, fields });
  } finally {
    await staged?.discard();
  }
}
