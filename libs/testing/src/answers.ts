import type { API, ApiName, HttpResponse, Input } from '@patchbay/contract';

/** What an API method answers, with anything left out that is zero; of several results each. */
export type Given<T> = [T] extends [HttpResponse | undefined]
  ? T
  : T extends readonly [unknown, ...unknown[]]
    ? { [Index in keyof T]: Input<T[Index]> }
    : Input<T>;

/** What an API method gives a plugin when nothing fails. */
export type ApiResult<M extends ApiName> = Awaited<ReturnType<API[M]>>;

/** Stands in for one API method. What it throws is what the plugin catches: an `AppError` where Go has one. */
export type Answer<M extends ApiName> = (
  ...args: Parameters<API[M]>
) => Given<ApiResult<M>> | Promise<Given<ApiResult<M>>>;

export type Answers = { readonly [M in ApiName]?: Answer<M> };
