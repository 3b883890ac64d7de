import type { Config } from '@patchbay/contract';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { contextOf } from './request-context.ts';
import type { SessionLookup } from './session-lookup.ts';
import { restToken } from './token.ts';

type Settings = Config['RateLimitSettings'];
type Next = (error?: unknown) => void;

export interface RateLimitParts {
  /** RateLimitSettings as they are now. */
  readonly settings: () => Settings;
  readonly sessions: Pick<SessionLookup, 'byToken'>;
}

/**
 * RateLimitSettings: so many requests a second for each caller, and MaxBurst more now and then; what is over is 429. By
 * user where a session says who it is: a token that nobody knows counts against the address it comes from, so that made-up
 * ones gain nothing. Whoever is on the machine itself is not limited.
 */
export function rateLimitMiddleware({ settings, sessions }: RateLimitParts) {
  let current:
    { readonly limiter: BurstyRateLimiter; readonly most: number; readonly of: string } | undefined;

  const limiterFor = (perSec: number, maxBurst: number) => {
    const of = `${perSec} ${maxBurst}`;
    if (current?.of !== of) current = { of, most: perSec + maxBurst, limiter: makeLimiter(perSec, maxBurst) };
    return current;
  };

  return (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    const asked = settings();
    if (asked.Enable !== true || contextOf(request).local) return next();
    const { limiter, most } = limiterFor(asked.PerSec ?? 10, asked.MaxBurst ?? 100);
    keyOf(request, asked, sessions)
      .then((key) => limiter.consume(key))
      .then(
        (left) => {
          tell(response, most, left as RateLimiterRes);
          next();
        },
        (refused: unknown) => {
          if (!(refused instanceof RateLimiterRes)) return next(refused);
          tell(response, most, refused);
          response
            .writeHead(429, {
              'Retry-After': seconds(refused.msBeforeNext),
              'Content-Type': 'text/plain; charset=utf-8',
            })
            .end('limit exceeded\n');
        },
      );
  };
}

function makeLimiter(perSec: number, maxBurst: number): BurstyRateLimiter {
  return new BurstyRateLimiter(
    new RateLimiterMemory({ points: Math.max(1, perSec), duration: 1 }),
    // A burst comes back as fast as the rate would have let it through.
    new RateLimiterMemory({
      keyPrefix: 'burst',
      points: Math.max(1, maxBurst),
      duration: Math.max(1, Math.ceil(maxBurst / Math.max(1, perSec))),
    }),
  );
}

async function keyOf(
  request: IncomingMessage,
  settings: Settings,
  sessions: Pick<SessionLookup, 'byToken'>,
): Promise<string> {
  const token = settings.VaryByUser ? restToken(request)?.token : undefined;
  const session = token === undefined ? undefined : await sessions.byToken(token);
  const who = session?.user_id || (settings.VaryByRemoteAddr ? contextOf(request).ipAddress : '');
  const header = settings.VaryByHeader ? request.headers[settings.VaryByHeader.toLowerCase()] : undefined;
  return `${who} ${String(header ?? '').toLowerCase()}`;
}

function tell(
  response: ServerResponse,
  most: number,
  { remainingPoints, msBeforeNext }: RateLimiterRes,
): void {
  response.setHeader('X-RateLimit-Limit', most);
  response.setHeader('X-RateLimit-Remaining', Math.max(0, remainingPoints));
  response.setHeader('X-RateLimit-Reset', seconds(msBeforeNext));
}

const seconds = (ms: number): number => Math.ceil(Math.max(0, ms) / 1000);
