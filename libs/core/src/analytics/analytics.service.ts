import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { AnalyticsRepository, AnalyticsRow } from './analytics.repository.ts';
import type {
  UserReport,
  UserReportFilter,
  UserReportPage,
  UserReportRepository,
} from './user-report.repository.ts';

const DAY_MS = 86_400_000;
const MONTH_MS = 31 * DAY_MS;
/** Smaller figures of usage are not told (Mattermost rounds what anybody may ask for): a thousand, a hundred million bytes. */
const POSTS_DIGITS = 3;
const BYTES_DIGITS = 8;

export interface AnalyticsServiceParts {
  readonly rows: AnalyticsRepository;
  readonly reports: UserReportRepository;
  readonly config: ConfigService;
  readonly clock: Clock;
}

/** Statistics of the system, or of a team, under Mattermost's names. */
export class AnalyticsService {
  readonly #parts: AnalyticsServiceParts;

  constructor(parts: AnalyticsServiceParts) {
    this.#parts = parts;
  }

  /**
   * The statistic of that name; undefined when there is none.
   * @param teamId '' for the whole system
   * @param sockets how many are open, which only the server knows
   */
  async get(name: string, teamId: string, sockets: number): Promise<AnalyticsRow[] | undefined> {
    const { rows, clock } = this.#parts;
    switch (name) {
      case 'standard':
        return this.#standard(teamId, sockets);
      case 'extra_counts':
        return this.#extra(teamId);
      case 'post_counts_day':
        return rows.postsByDay(clock.now(), teamId, 'everyone');
      case 'bot_post_counts_day':
        return rows.postsByDay(clock.now(), teamId, 'bots');
      case 'user_counts_with_posts_day':
        return (await this.#isTooLarge())
          ? [{ name: '', value: -1 }]
          : rows.authorsByDay(clock.now(), teamId);
      default:
        return undefined;
    }
  }

  /** What everybody may know of how much there is, rounded down. */
  async usage(): Promise<{ posts: number; bytes: number; teams: number }> {
    const { rows } = this.#parts;
    const [posts, files, teams] = [await rows.posts('', true), await rows.files(), await rows.teams()];
    return { posts: rounded(posts, POSTS_DIGITS), bytes: rounded(files.bytes, BYTES_DIGITS), teams };
  }

  /** People who can log in, without bots. */
  activeUsers(): Promise<number> {
    return this.#parts.rows.users();
  }

  /**
   * A page of accounts with what they have done.
   * @param range `last_30_days`, `previous_month`, `last_6_months`; all time for anything else
   */
  userReports(
    filter: UserReportFilter,
    page: Omit<UserReportPage, 'since' | 'until'>,
    range: string,
  ): Promise<UserReport[]> {
    return this.#parts.reports.list(filter, { ...page, ...spanOf(range, new Date(this.#parts.clock.now())) });
  }

  userReportCount(filter: UserReportFilter): Promise<number> {
    return this.#parts.reports.count(filter);
  }

  /** Figures for who has to help with this server. */
  async summary(): Promise<Record<string, number>> {
    const { rows, clock } = this.#parts;
    const now = clock.now();
    return {
      registered_users: (await rows.users()) + (await rows.users('', true)),
      active_users: await rows.users(),
      deactivated_users: await rows.users('', true),
      daily_active_users: await rows.activeUsers(now - DAY_MS),
      monthly_active_users: await rows.activeUsers(now - MONTH_MS),
      bot_accounts: await rows.bots(),
      posts: await rows.posts(),
      channels: (await rows.channels('O')) + (await rows.channels('P')),
      teams: await rows.teams(),
      slash_commands: await rows.ofTeam('commands'),
      incoming_webhooks: await rows.ofTeam('incomingwebhooks'),
      outgoing_webhooks: await rows.ofTeam('outgoingwebhooks'),
    };
  }

  async #standard(teamId: string, sockets: number): Promise<AnalyticsRow[]> {
    const { rows, clock } = this.#parts;
    const now = clock.now();
    return [
      { name: 'channel_open_count', value: await rows.channels('O', teamId) },
      { name: 'channel_private_count', value: await rows.channels('P', teamId) },
      { name: 'post_count', value: await rows.posts(teamId) },
      { name: 'unique_user_count', value: await rows.users(teamId) },
      { name: 'team_count', value: await rows.teams() },
      { name: 'total_websocket_connections', value: sockets },
      { name: 'total_master_db_connections', value: 1 },
      { name: 'total_read_db_connections', value: 1 },
      { name: 'daily_active_users', value: await rows.activeUsers(now - DAY_MS) },
      { name: 'monthly_active_users', value: await rows.activeUsers(now - MONTH_MS) },
      { name: 'inactive_user_count', value: teamId === '' ? await rows.users('', true) : -1 },
    ];
  }

  async #extra(teamId: string): Promise<AnalyticsRow[]> {
    const { rows, clock } = this.#parts;
    const files = await rows.files();
    return [
      { name: 'incoming_webhook_count', value: await rows.ofTeam('incomingwebhooks', teamId) },
      { name: 'outgoing_webhook_count', value: await rows.ofTeam('outgoingwebhooks', teamId) },
      { name: 'command_count', value: await rows.ofTeam('commands', teamId) },
      { name: 'session_count', value: await rows.sessions(clock.now()) },
      { name: 'total_file_count', value: files.count },
      { name: 'total_file_size', value: files.bytes },
    ];
  }

  async #isTooLarge(): Promise<boolean> {
    const limit = this.#parts.config.get().AnalyticsSettings.MaxUsersForStatistics ?? Infinity;
    return (await this.#parts.rows.users()) > limit;
  }
}

/** Months are those of UTC. */
function spanOf(range: string, now: Date): { since: number; until: number } {
  const month = (ago: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago);
  switch (range) {
    case 'last_30_days':
      return { since: now.getTime() - 30 * DAY_MS, until: Number.MAX_SAFE_INTEGER };
    case 'previous_month':
      return { since: month(1), until: month(0) };
    case 'last_6_months':
      return { since: month(6), until: Number.MAX_SAFE_INTEGER };
    default:
      return { since: 0, until: Number.MAX_SAFE_INTEGER };
  }
}

/** Down to its leading digits: those from the third, or the eighth, place on. */
function rounded(count: number, digits: number): number {
  if (count <= 0) return 0;
  const unit = 10 ** Math.max(digits, Math.floor(Math.log10(count)));
  return Math.floor(count / unit) * unit;
}
