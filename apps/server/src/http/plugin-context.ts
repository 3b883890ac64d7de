import type { Context } from '@patchbay/contract';
import type { RequestContext } from './request-context.ts';

/** The request as hooks see it: core takes this `Context` wherever a plugin may be asked (contract: server-plugins §9). */
export function pluginContext(context: RequestContext): Context {
  return {
    SessionId: context.session?.id ?? '',
    ConnectionId: context.connectionId,
    RequestId: context.requestId,
    IPAddress: context.ipAddress,
    AcceptLanguage: context.acceptLanguage,
    UserAgent: context.userAgent,
  };
}
