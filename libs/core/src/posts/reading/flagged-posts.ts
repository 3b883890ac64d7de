import type { PostList } from '@patchbay/contract';
import type { Page } from '../../page.ts';
import type { PreferenceRepository } from '../../preferences/preference.repository.ts';
import { postList } from '../post-list.ts';
import type { PostReadingRepository } from './post-reading.repository.ts';

const FLAG = 'flagged_post';

export interface FlaggedPostsParts {
  readonly preferences: PreferenceRepository;
  readonly reading: PostReadingRepository;
}

/** Posts that someone has flagged for later, among their preferences. */
export class FlaggedPosts {
  readonly #parts: FlaggedPostsParts;

  constructor(parts: FlaggedPostsParts) {
    this.#parts = parts;
  }

  /** Newest first, in the channels that the person is in; of one channel or one team where that is given. */
  async list(
    userId: string,
    { channelId, teamId }: { channelId: string; teamId: string },
    page: Page,
  ): Promise<PostList> {
    const flags = await this.#parts.preferences.find(userId, FLAG);
    const ids = flags.filter((flag) => flag.value === 'true').map((flag) => flag.name);
    if (ids.length === 0) return postList([]);
    const own = await this.#parts.reading.channelIdsOf(userId, teamId);
    const channels = channelId === '' ? own : own.filter((id) => id === channelId);
    return postList(await this.#parts.reading.among(ids, channels, page));
  }
}
