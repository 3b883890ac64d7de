import type { FileInfo, Post, PostSearchResults, SearchParameter, SearchParams } from '@patchbay/contract';
import { directChannelName, groupChannelName } from '../channels/channel-rules.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { FileInfoRepository } from '../files/file-info.repository.ts';
import { fill } from '../model/fill.ts';
import type { PostRepository } from '../posts/post.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { parseSearch } from './parse-search.ts';
import { searchDates } from './search-dates.ts';
import { searchMatches } from './search-matches.ts';
import { searchWords, type SearchWord } from './search-words.ts';
import type { Search, SearchedChannel, SearchRepository } from './search.repository.ts';

/** As clients get when they ask for no number. */
export const SEARCH_PER_PAGE = 60;
const MOST_PER_PAGE = 200;
/** How far back one can page. */
const MOST_RESULTS = 1_000;
/** What a plugin gets at once. */
const FOR_PLUGINS = 100;

export interface SearchServiceParts {
  readonly search: SearchRepository;
  readonly posts: PostRepository;
  readonly fileInfos: FileInfoRepository;
  readonly users: UserRepository;
  readonly config: ConfigService;
  readonly clock: Clock;
}

export interface FileSearchResults {
  readonly order: string[];
  readonly file_infos: Record<string, FileInfo>;
}

interface Reader {
  /** '' for all teams. */
  readonly teamId: string;
  /** Whose channels are searched; undefined for everybody's. */
  readonly userId: string | undefined;
}

/** Finds posts and files as soon as they are written, in the channels that the reader is a member of. */
export class SearchService {
  readonly #parts: SearchServiceParts;

  constructor(parts: SearchServiceParts) {
    this.#parts = parts;
  }

  /** What someone finds with the words they typed. 501 where ServiceSettings.EnablePostSearch is off. */
  async postsForUser(teamId: string, userId: string, given: SearchParameter): Promise<PostSearchResults> {
    this.#assertPostsAreSearched('SearchPostsForUser');
    const searches = await this.#searches(given, { teamId, userId });
    const { first, count } = pageOf(given);
    const found = await Promise.all(searches.map((search) => this.#posts(search, first + count)));
    const posts = newestFirst(found.flat()).slice(first, first + count);
    return fill<PostSearchResults>('model.PostSearchResults', {
      order: posts.map((post) => post.id),
      posts: Object.fromEntries(posts.map((post) => [post.id, post])),
      matches: searchMatches(
        posts,
        searches.flatMap(({ words }) => words),
      ),
    });
  }

  /** What anybody could find in a team, for a plugin. */
  async postsInTeam(teamId: string, given: readonly SearchParams[]): Promise<Post[]> {
    this.#assertPostsAreSearched('SearchPostsInTeam');
    const found: Post[] = [];
    for (const params of given) {
      const search = await this.#prepare(params, { teamId, userId: undefined });
      if (search) found.push(...(await this.#posts(search, FOR_PLUGINS)));
    }
    return newestFirst(found);
  }

  /** Files by their name and by what is written in them. 501 where ServiceSettings.EnableFileSearch is off. */
  async filesForUser(teamId: string, userId: string, given: SearchParameter): Promise<FileSearchResults> {
    if (!this.#parts.config.get().ServiceSettings.EnableFileSearch)
      throw refuse('store.sql_file_info.search.disabled', 'SearchFilesInTeamForUser');
    const searches = await this.#searches(given, { teamId, userId });
    const { first, count } = pageOf(given);
    const found = await Promise.all(
      searches.map(async (search) =>
        this.#parts.fileInfos.byIds(
          await this.#parts.search.files({ ...search, inHashtags: false }, first + count),
        ),
      ),
    );
    const infos = newestFirst(found.flat()).slice(first, first + count);
    return {
      order: infos.map((info) => info.id),
      file_infos: Object.fromEntries(infos.map((info) => [info.id, info])),
    };
  }

  #assertPostsAreSearched(where: string): void {
    if (!this.#parts.config.get().ServiceSettings.EnablePostSearch)
      throw refuse('store.sql_post.search.disabled', where);
  }

  async #searches(given: SearchParameter, reader: Reader): Promise<Search[]> {
    const asked = parseSearch(
      (given.terms ?? '').replaceAll('\u0000', ' ').trim(),
      given.time_zone_offset ?? 0,
    ).map((params) => ({
      ...params,
      or_terms: given.is_or_search ?? false,
      include_deleted_channels: given.include_deleted_channels ?? false,
    }));
    const searches = await Promise.all(asked.map((params) => this.#prepare(params, reader)));
    return searches.filter((search) => search !== undefined);
  }

  /** Undefined for a search that finds nothing, such as one for everything. */
  async #prepare(params: SearchParams, reader: Reader): Promise<Search | undefined> {
    const words = searchWords(params.terms);
    const without = searchWords(params.excluded_terms);
    const isFiltered = FILTERS.some((filter) => params[filter].length > 0);
    const asksForWords = params.terms !== '' || params.excluded_terms !== '';
    if (asksForWords ? words.length === 0 && (params.terms !== '' || without.length === 0) : !isFiltered)
      return undefined;
    const channels = await this.#parts.search.channels(
      reader.teamId,
      reader.userId,
      params.include_deleted_channels,
    );
    const [inside, outside] = await Promise.all([
      this.#channelNames(params.in_channels, reader),
      this.#channelNames(params.excluded_channels, reader),
    ]);
    const isNamed = (channel: SearchedChannel, names: ReadonlySet<string>) =>
      names.has(channel.name) || names.has(channel.id);
    return {
      words,
      without,
      joinedBy: params.or_terms ? 'OR' : 'AND',
      inHashtags: params.ishashtag,
      channelIds: channels
        .filter((channel) => inside.size === 0 || isNamed(channel, inside))
        .filter((channel) => !isNamed(channel, outside))
        .map(({ id }) => id),
      authors: await this.#userIds(params.from_users),
      notAuthors: await this.#userIds(params.excluded_users),
      extensions: params.extensions.map((each) => each.toLowerCase()),
      notExtensions: params.excluded_extensions.map((each) => each.toLowerCase()),
      dates: searchDates(params, this.#parts.clock.now()),
    };
  }

  async #posts(search: Search, limit: number): Promise<Post[]> {
    const ids = await this.#parts.search.posts(search, limit);
    const posts = await this.#parts.posts.byIds(ids);
    return search.inHashtags ? posts.filter((post) => hasHashtags(post, search.words)) : posts;
  }

  /** `~name`, `name`, `@other` for the direct channel with someone, `@one,other` for a group's. */
  async #channelNames(given: readonly string[], reader: Reader): Promise<ReadonlySet<string>> {
    const names = given.map(async (name) => {
      const clean = name.replace(/^~+/, '');
      if (!clean.startsWith('@')) return clean;
      const users = await this.#parts.users.byUsernames(clean.slice(1).split(','));
      const ids = users.map(({ id }) => id);
      if (clean.includes(','))
        return groupChannelName([...new Set([...ids, reader.userId ?? ''])].filter(Boolean));
      return directChannelName(reader.userId ?? '', ids[0] ?? '');
    });
    return new Set(await Promise.all(names));
  }

  /** A name that nobody has stays, and nobody wrote what it finds. */
  async #userIds(names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const clean = names.map((name) => name.replace(/^@+/, '').toLowerCase());
    const users = await this.#parts.users.byUsernames(clean);
    const byName = new Map(users.map((user) => [user.username, user.id]));
    return clean.map((name) => byName.get(name) ?? name);
  }
}

const FILTERS = [
  'in_channels',
  'excluded_channels',
  'from_users',
  'excluded_users',
  'extensions',
  'excluded_extensions',
  'on_date',
  'excluded_date',
  'after_date',
  'before_date',
  'excluded_after_date',
  'excluded_before_date',
] as const satisfies readonly (keyof SearchParams)[];

function pageOf(given: SearchParameter): { first: number; count: number } {
  const count = Math.min(Math.max(given.per_page ?? SEARCH_PER_PAGE, 1), MOST_PER_PAGE);
  const first = Math.min(Math.max(given.page ?? 0, 0) * count, MOST_RESULTS);
  return { first, count };
}

/** Each once. */
function newestFirst<Row extends { id: string; create_at: number }>(rows: readonly Row[]): Row[] {
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  return unique.sort((a, b) => b.create_at - a.create_at || (a.id < b.id ? 1 : -1));
}

/** The index knows words, a hashtag is more: `#one-two` is not `#one #two`. */
function hasHashtags(post: Post, words: readonly SearchWord[]): boolean {
  const tags = post.hashtags.split(' ').map((tag) =>
    tag
      .normalize()
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.join(' ')
      .toLowerCase(),
  );
  return words.some(({ parts }) => tags.includes(parts.join(' ').normalize().toLowerCase()));
}
