import type { Emoji } from '@patchbay/contract';
import type { FileStore } from '../files/file-store.ts';
import { buffer } from 'node:stream/consumers';
import type { EntityManager } from 'typeorm';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import type { Pictures } from '../files/pictures.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import type { Page } from '../page.ts';
import type { ReactionRepository } from '../reactions/reaction.repository.ts';
import type { EmojiRepository } from './emoji.repository.ts';
import { isSystemEmoji } from './system-emoji.ts';

/** The largest picture of an emoji, in bytes. */
export const EMOJI_BYTES = 512 * 1024;
/** The longest edge of a picture that is taken, and of one that is kept, in pixels. */
const TAKEN_EDGE = 1028;
const KEPT_EDGE = 128;
const NAME = /^[a-z0-9+_-]{1,64}$/;

export interface EmojiServiceParts extends CoreCommon {
  readonly emoji: EmojiRepository;
  readonly reactions: ReactionRepository;
  readonly store: FileStore;
  readonly pictures: Pictures;
}

export interface EmojiImage {
  readonly data: Uint8Array;
  /** `png`, `gif`, `jpeg` or `webp`. */
  readonly format: string;
}

/** Custom emoji. Who may make or delete one is the caller's to check. */
export class EmojiService {
  readonly #parts: EmojiServiceParts;

  constructor(parts: EmojiServiceParts) {
    this.#parts = parts;
  }

  /** Whether ServiceSettings.EnableCustomEmoji is on. */
  get isEnabled(): boolean {
    return this.#parts.config.get().ServiceSettings.EnableCustomEmoji === true;
  }

  /** Makes one of a picture, which is made smaller when it is larger than 128 by 128. */
  async create(given: Pick<Emoji, 'name' | 'creator_id'>, image: Uint8Array): Promise<Emoji> {
    this.#assertEnabled('CreateEmoji');
    const now = this.#parts.clock.now();
    const name = given.name.toLowerCase();
    if (!NAME.test(name)) throw refuse('model.emoji.name.app_error', 'Emoji.IsValid');
    if (isSystemEmoji(name)) throw refuse('model.emoji.system_emoji_name.app_error', 'Emoji.IsValid');
    const { creator_id } = given;
    const emoji = fill<Emoji>('model.Emoji', {
      id: newId(),
      name,
      creator_id,
      create_at: now,
      update_at: now,
    });
    await this.#assertIsNew(name);
    const picture = await this.#pictureOf(image);
    const path = pathOf(emoji.id);
    await this.#parts.store.write(path, picture);
    try {
      await this.#parts.database.transaction(async (tx) => {
        await this.#assertIsNew(name, tx);
        await this.#parts.emoji.insert(tx, emoji);
      });
    } catch (error) {
      await this.#parts.store.remove(path);
      throw error;
    }
    const data = { emoji: JSON.stringify(present('model.Emoji', emoji)) };
    this.#parts.events.publish({ event: 'emoji_added', data });
    return emoji;
  }

  async get(emojiId: string): Promise<Emoji> {
    this.#assertEnabled('GetEmoji');
    const emoji = await this.#parts.emoji.byId(emojiId);
    if (!emoji) throw refuse('app.emoji.get.no_result', 'GetEmoji');
    return emoji;
  }

  async getByName(name: string): Promise<Emoji> {
    this.#assertEnabled('GetEmojiByName');
    const emoji = await this.#parts.emoji.byName(name);
    if (!emoji) throw refuse('app.emoji.get_by_name.no_result', 'GetEmojiByName');
    return emoji;
  }

  /** The custom ones among these names; none while they are switched off. */
  byNames(names: readonly string[]): Promise<Emoji[]> {
    if (!this.isEnabled) return Promise.resolve([]);
    return this.#parts.emoji.byNames(names.filter((name) => !isSystemEmoji(name)));
  }

  list(page: Page, byName = false): Promise<Emoji[]> {
    this.#assertEnabled('GetEmojiList');
    return this.#parts.emoji.list(page, byName);
  }

  /** By the start of their names, or any part of them. */
  search(term: string, prefixOnly: boolean, limit: number): Promise<Emoji[]> {
    this.#assertEnabled('SearchEmoji');
    return this.#parts.emoji.search(term, prefixOnly, limit);
  }

  async image(emojiId: string): Promise<EmojiImage> {
    await this.get(emojiId);
    const path = pathOf(emojiId);
    if (!(await this.#parts.store.exists(path)))
      throw refuse('api.emoji.get_image.read.app_error', 'getEmojiImage');
    const data = await buffer(await this.#parts.store.read(path));
    const facts = await this.#parts.pictures.facts(data);
    if (!facts) throw refuse('api.emoji.get_image.decode.app_error', 'getEmojiImage');
    return { data, format: facts.format };
  }

  /** Deletes one, and every reaction with it. Its picture stays in the file store under another name, as upstream. */
  async delete(emojiId: string): Promise<void> {
    const emoji = await this.get(emojiId);
    const now = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      if (!(await this.#parts.emoji.delete(tx, emojiId, now)))
        throw refuse('app.emoji.delete.no_results', 'DeleteEmoji');
      await this.#parts.reactions.deleteOfEmoji(tx, emoji.name, now);
    });
    const path = pathOf(emojiId);
    if (!(await this.#parts.store.exists(path))) return;
    await this.#parts.store.copy(path, `${path}_deleted`);
    await this.#parts.store.remove(path);
  }

  /** Throws for a name that no emoji has, built-in or custom. */
  async assertExists(name: string): Promise<void> {
    if (isSystemEmoji(name)) return;
    if (!NAME.test(name)) throw refuse('model.emoji.name.app_error', 'Emoji.IsValid');
    await this.getByName(name);
  }

  async #pictureOf(image: Uint8Array): Promise<Uint8Array> {
    const { pictures } = this.#parts;
    const facts = await pictures.facts(image);
    if (!facts) throw refuse('api.emoji.upload.image.app_error', 'uploadEmojiImage');
    const { width, height, format, animated } = facts;
    if (width > TAKEN_EDGE || height > TAKEN_EDGE)
      throw refuse('api.emoji.upload.large_image.too_large.app_error', 'uploadEmojiImage', {
        edge: TAKEN_EDGE,
      });
    const small = width <= KEPT_EDGE && height <= KEPT_EDGE;
    // Also of one that stays as it is: only what can be drawn is kept.
    const drawn = await pictures.fitted(image, KEPT_EDGE, animated && format === 'gif');
    if (!drawn) throw refuse('api.emoji.upload.large_image.decode_error', 'uploadEmojiImage');
    return small ? image : drawn;
  }

  async #assertIsNew(name: string, manager?: EntityManager): Promise<void> {
    if (await this.#parts.emoji.byName(name, manager))
      throw refuse('api.emoji.create.duplicate.app_error', 'CreateEmoji');
  }

  #assertEnabled(where: string): void {
    if (!this.isEnabled) throw refuse('api.emoji.disabled.app_error', where);
  }
}

const pathOf = (emojiId: string): string => `emoji/${emojiId}/image`;
