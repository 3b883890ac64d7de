import { AppError } from '@patchbay/contract';
import { bots } from './refusals/bots.ts';
import { channels } from './refusals/channels.ts';
import { commands } from './refusals/commands.ts';
import { configuration } from './refusals/configuration.ts';
import { integrations } from './refusals/integrations.ts';
import { drafts } from './refusals/drafts.ts';
import { emoji } from './refusals/emoji.ts';
import { files } from './refusals/files.ts';
import { groups } from './refusals/groups.ts';
import { mail } from './refusals/mail.ts';
import { oauth } from './refusals/oauth.ts';
import { plugins } from './refusals/plugins.ts';
import { posts } from './refusals/posts.ts';
import { preferences } from './refusals/preferences.ts';
import { reactions } from './refusals/reactions.ts';
import { properties } from './refusals/properties.ts';
import { requests } from './refusals/requests.ts';
import { search } from './refusals/search.ts';
import { schemes } from './refusals/schemes.ts';
import { sharedChannels } from './refusals/shared-channels.ts';
import { statuses } from './refusals/statuses.ts';
import { teams } from './refusals/teams.ts';
import { threads } from './refusals/threads.ts';
import { unlicensed } from './refusals/unlicensed.ts';
import { users } from './refusals/users.ts';
import type { Refusals } from './refusals/refusals.ts';

/** A mistake in our own code: a unit of work was started inside another, which would wait for itself for ever. */
export class NestedTransactionError extends Error {
  readonly code = 'core.nested_transaction';
  constructor() {
    super('A unit of work was started inside another: pass the manager of the outer one on instead.');
    this.name = 'NestedTransactionError';
  }
}

/** The database is stuck: those before did not end in time. */
export class WriteQueueTimeoutError extends Error {
  readonly code = 'core.write_queue_timeout';
  constructor(deadlineMs: number) {
    super(
      `A write waited ${deadlineMs} ms for those before it: the database is stuck or its disk is very slow. Look at the disk, then restart the server.`,
    );
    this.name = 'WriteQueueTimeoutError';
  }
}

/** Every refusal of the chat's rules, an area in a file. An id stands in one of them. */
const REFUSALS = {
  ...bots,
  ...channels,
  ...commands,
  ...configuration,
  ...drafts,
  ...emoji,
  ...integrations,
  ...files,
  ...groups,
  ...mail,
  ...oauth,
  ...plugins,
  ...posts,
  ...preferences,
  ...reactions,
  ...properties,
  ...requests,
  ...search,
  ...schemes,
  ...sharedChannels,
  ...statuses,
  ...teams,
  ...threads,
  ...unlicensed,
  ...users,
} as const satisfies Refusals;

export type RefusalId = keyof typeof REFUSALS;

/** The AppError of a rule. `where` is the operation, `values` fill the message, `detail` is for developers. */
export function refuse(
  id: RefusalId,
  where: string,
  values: Record<string, string | number> = {},
  detail = '',
): AppError {
  const [status, template] = REFUSALS[id];
  const message = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return new AppError(id, where, status, message, detail);
}
