import type { Context } from '@patchbay/contract';

/** The context of what nobody asked for over HTTP: a plugin's call, the server's own work. */
export function emptyContext(): Context {
  return { SessionId: '', ConnectionId: '', RequestId: '', IPAddress: '', AcceptLanguage: '', UserAgent: '' };
}
