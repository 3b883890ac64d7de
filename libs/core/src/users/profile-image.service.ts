import type { User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { isTooLarge, type Pictures, type PictureSource } from '../files/pictures.ts';
import { imageType } from './image-type.ts';
import { initialsImage } from './initials-image.ts';
import type { ProfileImageRepository } from './profile-image.repository.ts';
import type { UserService } from './user.service.ts';

/** In pixels. */
const EDGE = 128;

export interface ProfileImage {
  readonly data: Uint8Array;
  readonly type: string;
}

export interface ProfileImageParts {
  readonly database: Database;
  readonly images: ProfileImageRepository;
  readonly users: UserService;
  readonly pictures: Pictures;
  readonly clock: Clock;
}

/** Pictures of people and bots: PNGs of 128 by 128, or one made of their initial. */
export class ProfileImageService {
  readonly #parts: ProfileImageParts;

  constructor(parts: ProfileImageParts) {
    this.#parts = parts;
  }

  /** The one that was set, or the one made of the initial. */
  async get(userId: string): Promise<ProfileImage> {
    const user = await this.#parts.users.get(userId);
    const data = await this.#parts.images.get(userId);
    if (data) return { data, type: imageType(data) ?? 'application/octet-stream' };
    return initialsOf(user);
  }

  async getDefault(userId: string): Promise<ProfileImage> {
    return initialsOf(await this.#parts.users.get(userId));
  }

  /** Cut to a square from the middle. */
  async set(userId: string, image: PictureSource): Promise<void> {
    await this.#parts.users.get(userId);
    const { pictures } = this.#parts;
    if (await isTooLarge(pictures, image))
      throw refuse('api.user.upload_profile_user.check_image_limits.app_error', 'SetProfileImage', {
        limit: pictures.limit,
      });
    const data = await pictures.square(image, EDGE);
    if (!data) throw refuse('api.user.upload_profile_user.decode.app_error', 'SetProfileImage');
    await this.#save(userId, data);
  }

  /** Back to the one made of the initial. */
  async reset(userId: string): Promise<void> {
    await this.#parts.users.get(userId);
    await this.#save(userId, null);
  }

  /** A negative time says that it is not a picture of their own, as upstream. */
  async #save(userId: string, data: Uint8Array | null): Promise<void> {
    const now = this.#parts.clock.now();
    const row = { user_id: userId, data, update_at: now };
    await this.#parts.database.transaction((tx) => this.#parts.images.save(tx, row));
    await this.#parts.users.pictureChanged(userId, data ? now : -now);
  }
}

function initialsOf({ username }: User): ProfileImage {
  return { data: Buffer.from(initialsImage(username)), type: 'image/svg+xml' };
}
