import {
  AppError,
  type OrderedSidebarCategories,
  type Preference,
  type SidebarCategoryWithChannels,
} from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { presentAll } from '../model/present.ts';
import type { PreferenceRepository } from '../preferences/preference.repository.ts';
import type { ChannelListRepository } from './channel-list.repository.ts';
import type { ChannelParts } from './channel-parts.ts';
import { channelsToMute } from './category-muting.ts';
import type { MemberChangeService } from './member-change.service.ts';
import { defaultCategories } from './sidebar-categories.ts';
import { SORT_DISTANCE, type SidebarCategoryRepository } from './sidebar-category.repository.ts';

export interface SidebarCategoryServiceParts extends ChannelParts {
  readonly channelLists: ChannelListRepository;
  readonly sidebar: SidebarCategoryRepository;
  readonly preferences: PreferenceRepository;
  readonly memberChanges: MemberChangeService;
}

/** What a caller says of a category. */
export type GivenCategory = Partial<
  Pick<SidebarCategoryWithChannels, 'display_name' | 'sorting' | 'muted' | 'collapsed' | 'channel_ids'>
>;

export const FAVORITE_PREFERENCE = 'favorite_channel';
const LONGEST_NAME = 64;
const SORTINGS = new Set(['', 'manual', 'recent', 'alpha']);

/** The sidebar: categories of someone's channels, team by team. Who may is the caller's to check. */
export class SidebarCategoryService {
  readonly #parts: SidebarCategoryServiceParts;

  constructor(parts: SidebarCategoryServiceParts) {
    this.#parts = parts;
  }

  /** In their order; the default ones are made when someone looks first. */
  async list(userId: string, teamId: string): Promise<OrderedSidebarCategories> {
    const known = await this.#parts.sidebar.ofTeam(userId, teamId);
    const categories = known.length > 0 ? known : await this.#makeDefaults(userId, teamId);
    return fill<OrderedSidebarCategories>('model.OrderedSidebarCategories', {
      order: categories.map((category) => category.id),
      categories,
    });
  }

  order(userId: string, teamId: string): Promise<string[]> {
    return this.#parts.sidebar.order(userId, teamId);
  }

  async get(categoryId: string): Promise<SidebarCategoryWithChannels> {
    const category = await this.#parts.sidebar.byId(categoryId);
    if (!category) throw missing('GetSidebarCategory');
    return category;
  }

  async find(categoryId: string): Promise<SidebarCategoryWithChannels | undefined> {
    return this.#parts.sidebar.byId(categoryId);
  }

  /** Makes a category behind the favourites, or first where those are not. Channels of others are left out. */
  async create(userId: string, teamId: string, given: GivenCategory): Promise<SidebarCategoryWithChannels> {
    const { display_name = '', sorting = '', muted = false } = given;
    assertIsValid(display_name, sorting);
    const channelIds = await this.#own(userId, teamId, given.channel_ids ?? []);
    const id = newId();
    const category = await this.#parts.database.transaction(async (tx) => {
      const before = await this.#parts.sidebar.ofTeam(userId, teamId, tx);
      if (before.length === 0) throw missing('CreateSidebarCategory');
      const behind = before[0]?.type === 'favorites' ? 1 : 0;
      const order = before.map((each) => each.id);
      order.splice(behind, 0, id);
      const row = {
        id,
        user_id: userId,
        team_id: teamId,
        display_name,
        sorting,
        type: 'custom',
        sort_order: behind * SORT_DISTANCE,
        muted,
        collapsed: false,
      };
      await this.#parts.sidebar.insert(tx, row);
      await this.#parts.sidebar.put(tx, row, channelIds);
      await this.#parts.sidebar.setOrder(tx, order);
      return row;
    });
    this.#publish('sidebar_category_created', userId, teamId, { category_id: id });
    return fill<SidebarCategoryWithChannels>('model.SidebarCategoryWithChannels', {
      ...category,
      channel_ids: channelIds,
    });
  }

  /**
   * Replaces what may change of categories, all or none, and in what order their channels are. A channel that goes from
   * one to the other has to be told of in both. Favourites follow into the preferences, muted categories mute.
   */
  async update(
    userId: string,
    teamId: string,
    given: readonly (GivenCategory & { id: string })[],
  ): Promise<SidebarCategoryWithChannels[]> {
    const mine = await this.#own(userId, teamId, undefined);
    const [before, after] = await this.#parts.database.transaction(async (tx) => {
      const originals: SidebarCategoryWithChannels[] = [];
      const wanted: SidebarCategoryWithChannels[] = [];
      for (const each of given) {
        const original = await this.#parts.sidebar.byId(each.id, tx);
        if (!original || original.user_id !== userId || original.team_id !== teamId)
          throw missing('UpdateSidebarCategories');
        originals.push(original);
        wanted.push(changed(original, each, mine));
      }
      await this.#write(tx, originals, wanted);
      const ids = new Set(wanted.map((category) => category.id));
      const now = await this.#parts.sidebar.ofTeam(userId, teamId, tx);
      const byId = new Map(now.filter((each) => ids.has(each.id)).map((each) => [each.id, each]));
      return [originals, wanted.map((category) => byId.get(category.id) ?? category)] as const;
    });
    const updatedCategories = JSON.stringify(presentAll('model.SidebarCategoryWithChannels', after));
    this.#publish('sidebar_category_updated', userId, teamId, { updatedCategories });
    const { mute, unmute } = channelsToMute(before, after);
    await this.#parts.memberChanges.setMuted(userId, mute, true);
    await this.#parts.memberChanges.setMuted(userId, unmute, false);
    return after;
  }

  /** The whole order: every category once. */
  async setOrder(userId: string, teamId: string, order: readonly string[]): Promise<void> {
    const where = 'UpdateSidebarCategoryOrder';
    await this.#parts.database.transaction(async (tx) => {
      const known = await this.#parts.sidebar.order(userId, teamId, tx);
      if (known.length !== order.length || !known.every((id) => order.includes(id))) throw badCategory(where);
      await this.#parts.sidebar.setOrder(tx, order);
    });
    this.#publish('sidebar_category_order_updated', userId, teamId, { order: [...order] });
  }

  /** Only categories that people made themselves go. */
  async delete(userId: string, teamId: string, categoryId: string): Promise<void> {
    const category = await this.get(categoryId);
    if (category.type !== 'custom') throw badCategory('DeleteSidebarCategory');
    await this.#parts.database.transaction((tx) => this.#parts.sidebar.delete(tx, categoryId));
    this.#publish('sidebar_category_deleted', userId, teamId, { category_id: categoryId });
  }

  /** Whether the sidebar follows any of them. */
  isFollowed(preferences: readonly Preference[]): boolean {
    return preferences.some(({ category }) => category === FAVORITE_PREFERENCE);
  }

  /** As part of saving preferences: a favourite channel is in the category of favourites, others are not. */
  async followPreferences(tx: EntityManager, preferences: readonly Preference[]): Promise<void> {
    for (const { user_id, category, name, value } of preferences) {
      if (category !== FAVORITE_PREFERENCE) continue;
      if (value === 'false') await this.#parts.sidebar.removeFavorite(tx, user_id, name);
      else {
        const channel = await this.#parts.channels.byId(name, tx);
        if (channel) await this.#parts.sidebar.addFavorite(tx, user_id, name, channel.team_id);
      }
    }
  }

  /** As part of deleting preferences. */
  async forgetPreferences(tx: EntityManager, preferences: readonly Preference[]): Promise<void> {
    for (const { user_id, category, name } of preferences)
      if (category === FAVORITE_PREFERENCE) await this.#parts.sidebar.removeFavorite(tx, user_id, name);
  }

  async #makeDefaults(userId: string, teamId: string): Promise<SidebarCategoryWithChannels[]> {
    const favorites = await this.#parts.preferences.find(userId, FAVORITE_PREFERENCE);
    const mine = await this.#own(userId, teamId, undefined);
    return this.#parts.database.transaction(async (tx) => {
      const meanwhile = await this.#parts.sidebar.ofTeam(userId, teamId, tx);
      if (meanwhile.length > 0) return meanwhile;
      const rows = defaultCategories(userId, teamId);
      for (const row of rows) await this.#parts.sidebar.insert(tx, row);
      const chosen = new Set(favorites.filter(({ value }) => value === 'true').map(({ name }) => name));
      const [first] = rows;
      if (first)
        await this.#parts.sidebar.put(
          tx,
          first,
          mine.filter((id) => chosen.has(id)),
        );
      return this.#parts.sidebar.ofTeam(userId, teamId, tx);
    });
  }

  async #write(
    tx: EntityManager,
    originals: readonly SidebarCategoryWithChannels[],
    wanted: readonly SidebarCategoryWithChannels[],
  ): Promise<void> {
    const { sidebar, preferences } = this.#parts;
    for (const { id, display_name, sorting, muted, collapsed } of wanted)
      await sidebar.update(tx, id, { display_name, sorting, muted, collapsed });
    await sidebar.empty(
      tx,
      wanted.map((category) => category.id),
    );
    for (const [index, category] of wanted.entries()) {
      // Clients sort direct messages themselves.
      if (category.type !== 'direct_messages') await sidebar.put(tx, category, category.channel_ids);
      const isFavorites = category.type === 'favorites';
      const past = isFavorites ? (originals[index]?.channel_ids ?? []) : category.channel_ids;
      for (const name of past) await preferences.delete(tx, favorite(category.user_id, name));
      if (!isFavorites) continue;
      for (const name of category.channel_ids) await preferences.save(tx, favorite(category.user_id, name));
    }
  }

  /** Those of the channels that someone is in, each once; all of them if none are named. */
  async #own(userId: string, teamId: string, channelIds: readonly string[] | undefined): Promise<string[]> {
    const channels = await this.#parts.channelLists.ofUser(userId, { teamId, includeDeleted: true });
    const mine = channels.map((channel) => channel.id);
    if (channelIds === undefined) return mine;
    const own = new Set(mine);
    return [...new Set(channelIds)].filter((id) => own.has(id));
  }

  #publish(event: string, userId: string, teamId: string, data: Record<string, unknown>): void {
    this.#parts.events.publish({ event, data, broadcast: { user_id: userId, team_id: teamId } });
  }
}

function changed(
  original: SidebarCategoryWithChannels,
  given: GivenCategory,
  mine: readonly string[],
): SidebarCategoryWithChannels {
  const isDirect = original.type === 'direct_messages';
  const display_name =
    original.type === 'custom' ? (given.display_name ?? original.display_name) : original.display_name;
  const sorting = given.sorting ?? original.sorting;
  assertIsValid(display_name, sorting);
  const own = new Set(mine);
  return {
    ...original,
    display_name,
    sorting,
    collapsed: given.collapsed ?? original.collapsed,
    muted: isDirect ? original.muted : (given.muted ?? original.muted),
    channel_ids: isDirect ? [] : [...new Set(given.channel_ids ?? [])].filter((id) => own.has(id)),
  };
}

const favorite = (userId: string, name: string): Preference => ({
  user_id: userId,
  category: FAVORITE_PREFERENCE,
  name,
  value: 'true',
});

function assertIsValid(displayName: string, sorting: string): void {
  if (displayName.length > LONGEST_NAME || !SORTINGS.has(sorting)) throw badCategory('SidebarCategory');
}

const missing = (where: string) => refuse('app.channel.sidebar_categories.app_error', where);

/** Mattermost has one id for both. */
const badCategory = (where: string) =>
  new AppError(
    'app.channel.sidebar_categories.app_error',
    where,
    400,
    'This cannot be done with these categories of the sidebar.',
  );
