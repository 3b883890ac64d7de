import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { imageType } from './image-type.ts';
import { initialsImage } from './initials-image.ts';
import type { ProfileImageRepository } from './profile-image.repository.ts';
import type { UserService } from './user.service.ts';

/** The largest picture that is kept, in bytes. */
export const PROFILE_IMAGE_LIMIT = 5 * 1024 * 1024;

export interface ProfileImage {
  readonly data: Uint8Array;
  readonly type: string;
}

/** Pictures of people and bots. */
export class ProfileImageService {
  readonly #database: Database;
  readonly #images: ProfileImageRepository;
  readonly #users: UserService;
  readonly #clock: Clock;

  constructor(database: Database, images: ProfileImageRepository, users: UserService, clock: Clock) {
    this.#database = database;
    this.#images = images;
    this.#users = users;
    this.#clock = clock;
  }

  /** The one that was set, or one made of the initial. */
  async get(userId: string): Promise<ProfileImage> {
    const user = await this.#users.get(userId);
    const data = await this.#images.get(userId);
    if (data) return { data, type: imageType(data) ?? 'application/octet-stream' };
    return { data: Buffer.from(initialsImage(user.username)), type: 'image/svg+xml' };
  }

  async set(userId: string, data: Uint8Array): Promise<void> {
    await this.#users.get(userId);
    if (data.length > PROFILE_IMAGE_LIMIT)
      throw refuse('api.user.upload_profile_user.too_large.app_error', 'SetProfileImage', {
        limit: PROFILE_IMAGE_LIMIT,
      });
    if (!imageType(data)) throw refuse('api.user.upload_profile_user.decode.app_error', 'SetProfileImage');
    const now = this.#clock.now();
    await this.#database.transaction((tx) =>
      this.#images.save(tx, { user_id: userId, data, update_at: now }),
    );
    await this.#users.pictureChanged(userId, now);
  }
}
