import type { World } from './world.ts';

/**
 * Who asks. `self` is whom the endpoint's object belongs to: the user of `:user_id`, the author of the post, the creator of
 * the file. `member` is in the team and in the public channel, not in the private one. `stranger` has an account and no team.
 */
export const ROLES = [
  'anonymous',
  'expired',
  'revoked',
  'stranger',
  'member',
  'self',
  'channelAdmin',
  'teamAdmin',
  'systemAdmin',
] as const;

export type Role = (typeof ROLES)[number];

/** The groups that most lines need; a line may also list its roles. */
export const EVERYBODY: readonly Role[] = ROLES;
export const USERS: readonly Role[] = [
  'stranger',
  'member',
  'self',
  'channelAdmin',
  'teamAdmin',
  'systemAdmin',
];
/** In the team, and with it in the public channel. */
export const TEAM: readonly Role[] = ['member', 'self', 'channelAdmin', 'teamAdmin', 'systemAdmin'];
/** In the private channel: of the team's administrators only by being in it. */
export const PRIVATE: readonly Role[] = ['self', 'channelAdmin', 'systemAdmin'];
export const SELF: readonly Role[] = ['self', 'systemAdmin'];
export const CHANNEL_ADMINS: readonly Role[] = ['channelAdmin', 'teamAdmin', 'systemAdmin'];
export const TEAM_ADMINS: readonly Role[] = ['teamAdmin', 'systemAdmin'];
export const ADMIN: readonly Role[] = ['systemAdmin'];
export const NOBODY: readonly Role[] = [];

/** What goes into the request besides what the world fills in by itself. */
export interface Made {
  /** Values of the route's parameters; those of `World.params` are there already. */
  readonly params?: Readonly<Record<string, string>>;
  /** With the `?`. */
  readonly query?: string;
  /** Anything is sent as JSON, a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another session of who asks, where the request would end the world's. */
  readonly token?: string;
}

export interface CaseOptions {
  /** Status for the allowed; any 2xx when left out. */
  readonly ok?: number;
  /** Status for users who are not; 403 when left out. */
  readonly denied?: number;
  /** Status without a valid session; 401 when left out. */
  readonly anonymous?: number;
}

/** One endpoint: how it is asked, and who gets an answer. */
export interface AccessCase extends CaseOptions {
  readonly method: string;
  /** As it is registered, after `/api/v4`: `/users/:user_id`. */
  readonly route: string;
  readonly allowed: readonly Role[];
  readonly make: Maker;
}

/** Called before each request, so that whatever a request uses up is fresh. */
export type Maker = (world: World, who: Role) => Made | Promise<Made>;

/**
 * One line of the table: `on('PUT /users/:user_id/patch', SELF, () => ({ body: { nickname: 'x' } }))`. An endpoint may have
 * several lines.
 */
export function on(
  request: string,
  allowed: readonly Role[],
  make: Maker = () => ({}),
  options: CaseOptions = {},
): AccessCase {
  const [method = '', route = ''] = request.split(' ');
  return { method, route, allowed, make, ...options };
}
