import type { FileStore } from './file-store.ts';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '../clock.ts';
import { refuse } from '../errors.ts';
import { isTooLarge, type Pictures, type PictureSource } from './pictures.ts';

const PATH = 'brand/image.png';

export interface BrandImageParts {
  readonly store: FileStore;
  readonly pictures: Pictures;
  readonly clock: Clock;
}

/** The picture beside the login (TeamSettings.EnableCustomBrand); anyone may see it. */
export class BrandImageService {
  readonly #parts: BrandImageParts;

  constructor(parts: BrandImageParts) {
    this.#parts = parts;
  }

  /** A PNG; undefined when there is none. */
  async get(): Promise<Uint8Array | undefined> {
    if (!(await this.#parts.store.exists(PATH))) return undefined;
    return buffer(await this.#parts.store.read(PATH));
  }

  /** The one before stays in the file store under the time when it was replaced. */
  async set(image: PictureSource): Promise<void> {
    const { store, pictures, clock } = this.#parts;
    if (await isTooLarge(pictures, image))
      throw refuse('brand.save_brand_image.check_image_limits.app_error', 'SaveBrandImage', {
        limit: pictures.limit,
      });
    const picture = await pictures.png(image);
    if (!picture) throw refuse('brand.save_brand_image.decode.app_error', 'SaveBrandImage');
    if (await store.exists(PATH)) await store.copy(PATH, `brand/${new Date(clock.now()).toISOString()}.png`);
    await store.write(PATH, picture);
  }

  async remove(): Promise<void> {
    if (!(await this.#parts.store.exists(PATH)))
      throw refuse('api.admin.delete_brand_image.storage.not_found', 'DeleteBrandImage');
    await this.#parts.store.remove(PATH);
  }
}
