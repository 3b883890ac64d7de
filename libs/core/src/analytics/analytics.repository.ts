import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Database } from '../database/database.ts';

/** A count under a name: of a figure, or of a day (`2026-11-21`). */
export interface AnalyticsRow {
  readonly name: string;
  readonly value: number;
}

const DAY_MS = 86_400_000;
/** The newest days that the counts by day go back to. */
const DAYS = 31;

type Counted = SelectQueryBuilder<ObjectLiteral>;

/** Counts over whole tables. Only administrators ask for them, seldom. */
export class AnalyticsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** People, without bots. */
  users(teamId = '', deleted = false): Promise<number> {
    const people = this.#people().andWhere(deleted ? 'u.deleteat > 0' : 'u.deleteat = 0');
    if (teamId !== '')
      people.innerJoin('teammembers', 'm', 'm.userid = u.id and m.deleteat = 0 and m.teamid = :teamId', {
        teamId,
      });
    return count(people);
  }

  bots(): Promise<number> {
    return count(this.#from('bots', 'b').where('b.deleteat = 0'));
  }

  /** People who have done something since. */
  activeUsers(since: number): Promise<number> {
    return count(
      this.#people()
        .andWhere('u.deleteat = 0')
        .innerJoin('status', 's', 's.userid = u.id and s.lastactivityat > :since', { since }),
    );
  }

  channels(type: string, teamId = ''): Promise<number> {
    const channels = this.#from('channels', 'c').where('c.deleteat = 0 and c.type = :type', { type });
    return count(teamId === '' ? channels : channels.andWhere('c.teamid = :teamId', { teamId }));
  }

  /** @param byPeople leaves out what the server itself said and what bots did */
  posts(teamId = '', byPeople = false): Promise<number> {
    const posts = inTeam(this.#from('posts', 'p').where('p.deleteat = 0'), teamId);
    return count(
      byPeople
        ? posts
            .andWhere("p.type not like 'system\\_%' escape '\\'")
            .leftJoin('bots', 'b', 'b.userid = p.userid')
            .andWhere('b.userid is null')
        : posts,
    );
  }

  teams(): Promise<number> {
    return count(this.#from('teams', 't').where('t.deleteat = 0'));
  }

  sessions(now: number): Promise<number> {
    return count(this.#from('sessions', 's').where('s.expiresat = 0 or s.expiresat > :now', { now }));
  }

  /** Of a table that has the columns `teamid` and `deleteat`. */
  ofTeam(table: 'incomingwebhooks' | 'outgoingwebhooks' | 'commands', teamId = ''): Promise<number> {
    const rows = this.#from(table, 'w').where('w.deleteat = 0');
    return count(teamId === '' ? rows : rows.andWhere('w.teamid = :teamId', { teamId }));
  }

  async files(): Promise<{ readonly count: number; readonly bytes: number }> {
    const row = await this.#from('fileinfo', 'f')
      .select('count(*)', 'n')
      .addSelect('coalesce(sum(f.size), 0)', 'bytes')
      .where('f.deleteat = 0')
      .getRawOne<{ n: unknown; bytes: unknown }>();
    return { count: Number(row?.n ?? 0), bytes: Number(row?.bytes ?? 0) };
  }

  /** How many posts each day had, by whom one asks for; newest day first, days without any are left out. */
  postsByDay(now: number, teamId: string, of: 'everyone' | 'bots'): Promise<AnalyticsRow[]> {
    const posts = this.#recent(now, teamId);
    return byDay(of === 'bots' ? posts.innerJoin('bots', 'b', 'b.userid = p.userid') : posts, 'count(*)');
  }

  /** How many people posted on each day. */
  authorsByDay(now: number, teamId: string): Promise<AnalyticsRow[]> {
    return byDay(this.#recent(now, teamId), 'count(distinct p.userid)');
  }

  #recent(now: number, teamId: string): Counted {
    const since = (Math.floor(now / DAY_MS) - DAYS) * DAY_MS;
    return inTeam(this.#from('posts', 'p').where('p.createat >= :since', { since }), teamId);
  }

  #people(): Counted {
    return this.#from('users', 'u').leftJoin('bots', 'b', 'b.userid = u.id').where('b.userid is null');
  }

  #from(table: string, alias: string): Counted {
    return this.#database.read.createQueryBuilder().from(table, alias) as unknown as Counted;
  }
}

function inTeam(posts: Counted, teamId: string): Counted {
  return teamId === ''
    ? posts
    : posts.innerJoin('channels', 'c', 'c.id = p.channelid and c.teamid = :teamId', { teamId });
}

async function count(rows: Counted): Promise<number> {
  const row = await rows.select('count(*)', 'n').getRawOne<{ n: unknown }>();
  return Number(row?.n ?? 0);
}

async function byDay(posts: Counted, what: string): Promise<AnalyticsRow[]> {
  // Both dialects divide whole numbers into a whole number.
  const rows = await posts
    .select(`p.createat / ${DAY_MS}`, 'day')
    .addSelect(what, 'n')
    .groupBy('day')
    .orderBy('day', 'DESC')
    .limit(DAYS - 1)
    .getRawMany<{ day: unknown; n: unknown }>();
  return rows.map(({ day, n }) => ({
    name: new Date(Number(day) * DAY_MS).toISOString().slice(0, 10),
    value: Number(n),
  }));
}
