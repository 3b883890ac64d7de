import type { FitEnum, Metadata, Sharp as Pipeline } from 'sharp';
import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import type { ConfigService } from '../config/config.service.ts';
import type { Logger } from '../logger.ts';
import { SharpModule } from './sharp-module.ts';

/** How long one picture may take, in seconds. */
const PICTURE_DEADLINE_SECONDS = 30;
const JPEG_QUALITY = 90;
/** Sizes as Mattermost's clients expect them (contract: model.FileInfo). */
const PREVIEW_WIDTH = 1920;
const THUMBNAIL = { width: 120, height: 100 };
const MINI_PREVIEW = 16;

/** What the head of an image file says. */
export interface PictureFacts {
  /** As it is seen: a camera's note how it was held is followed. */
  readonly width: number;
  readonly height: number;
  readonly format: 'png' | 'jpeg' | 'gif' | 'webp';
  readonly animated: boolean;
}

/** What is made of an image to be shown before the image itself. */
export interface DerivedPictures {
  readonly preview: Buffer;
  readonly thumbnail: Buffer;
  /** A JPEG of 16 by 16. */
  readonly mini: Buffer;
}

export type PictureSource = string | Uint8Array;

export interface PicturesParts {
  readonly config: ConfigService;
  readonly logger: Logger;
}

/**
 * Reads and makes pictures. Only the head of a file is read before its size in pixels is known to be within
 * FileSettings.MaxImageResolution, so a small file that would unpack to gigabytes does not; no more of them are unpacked at once
 * than FileSettings.MaxImageDecoderConcurrency. What is broken is `undefined`, never an error.
 */
export class Pictures {
  readonly #config: ConfigService;
  readonly #logger: Logger;
  readonly #sharp: SharpModule;
  readonly #limit = pLimit(1);

  constructor({ config, logger }: PicturesParts) {
    this.#config = config;
    this.#logger = logger;
    this.#sharp = new SharpModule(logger);
  }

  /** Pixels. */
  get limit(): number {
    return this.#config.get().FileSettings.MaxImageResolution ?? 0;
  }

  /** Undefined for what is no PNG, JPEG, GIF or WebP image. */
  facts(source: PictureSource): Promise<PictureFacts | undefined> {
    return this.#work('facts', source, async (open) => {
      const found = await open({ limitInputPixels: false }).metadata();
      return factsOf(found);
    });
  }

  /** Undefined for an image that is too large, or turns out to be broken. */
  derive(source: PictureSource, mimeType: string): Promise<DerivedPictures | undefined> {
    return this.#work('previews', source, async (open) => {
      const isPng = mimeType === 'image/png';
      const encode = (picture: Pipeline) =>
        (isPng
          ? picture.png()
          : picture.flatten({ background: '#fff' }).jpeg({ quality: JPEG_QUALITY })
        ).toBuffer();
      const wide = { width: PREVIEW_WIDTH, withoutEnlargement: true };
      const preview = await encode(open().autoOrient().resize(wide));
      const { width, height } = await open({}, preview).metadata();
      const across = width > height ? { width: THUMBNAIL.width } : { height: THUMBNAIL.height };
      const thumbnail = await encode(open({}, preview).resize(across));
      const mini = await open({}, preview)
        .resize({ width: MINI_PREVIEW, height: MINI_PREVIEW, fit: 'fill' })
        .flatten({ background: '#fff' })
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer();
      return { preview, thumbnail, mini };
    });
  }

  /** A square PNG, cut from the middle. Undefined as for {@link derive}. */
  square(source: PictureSource, edge: number): Promise<Buffer | undefined> {
    return this.#resized(source, edge, 'cover');
  }

  /** A PNG of the whole picture as it is. Undefined as for {@link derive}. */
  png(source: PictureSource): Promise<Buffer | undefined> {
    return this.#work('png', source, (open) => open().autoOrient().png().toBuffer());
  }

  /** Made to fit in a square of this edge; an animation stays one. Undefined as for {@link derive}. */
  fitted(source: PictureSource, edge: number, animated: boolean): Promise<Buffer | undefined> {
    if (!animated) return this.#resized(source, edge, 'inside');
    return this.#work('emoji', source, (open) =>
      open({ animated: true }).resize({ width: edge, height: edge, fit: 'inside' }).gif().toBuffer(),
    );
  }

  #resized(source: PictureSource, edge: number, fit: keyof FitEnum): Promise<Buffer | undefined> {
    return this.#work('picture', source, (open) =>
      open().autoOrient().resize({ width: edge, height: edge, fit }).png().toBuffer(),
    );
  }

  async #work<T>(
    what: string,
    source: PictureSource,
    work: (open: (options?: OpenOptions, other?: Buffer) => Pipeline) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const sharp = await this.#sharp.load();
    if (!sharp) return undefined;
    const open = (options: OpenOptions = {}, other?: Buffer) =>
      sharp(other ?? source, { limitInputPixels: this.limit || true, failOn: 'error', ...options }).timeout({
        seconds: PICTURE_DEADLINE_SECONDS,
      });
    const wanted = this.#config.get().FileSettings.MaxImageDecoderConcurrency ?? -1;
    this.#limit.concurrency = wanted > 0 ? wanted : availableParallelism();
    return this.#limit(async () => {
      try {
        return await work(open);
      } catch (error) {
        this.#logger.debug(`An image could not be read (${what})`, {
          error: error instanceof Error ? error.message : String(error),
        });
        return undefined;
      }
    });
  }
}

interface OpenOptions {
  readonly limitInputPixels?: false;
  readonly animated?: boolean;
}

function factsOf({ format, autoOrient, pages = 1 }: Metadata): PictureFacts | undefined {
  if (format !== 'png' && format !== 'jpeg' && format !== 'gif' && format !== 'webp') return undefined;
  return { width: autoOrient.width, height: autoOrient.height, format, animated: pages > 1 };
}

/** Whether an image has more pixels than FileSettings.MaxImageResolution; what is none has not. */
export async function isTooLarge(pictures: Pictures, source: PictureSource): Promise<boolean> {
  const facts = await pictures.facts(source);
  return facts !== undefined && facts.width * facts.height > pictures.limit;
}
