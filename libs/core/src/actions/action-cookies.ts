import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Post } from '@patchbay/contract';
import { z } from 'zod';
import { refuse } from '../errors.ts';
import type { SystemService } from '../system/system.service.ts';
import { integrationOf, mapActions, preservedProps } from './post-actions.ts';

const SETTING = 'PostActionCookieSecret';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What the server has to know again of an action on a post that it has not stored. */
const Cookie = z.object({
  type: z.string().default(''),
  post_id: z.string(),
  root_post_id: z.string().default(''),
  channel_id: z.string(),
  data_source: z.string().default(''),
  integration: z
    .object({ url: z.string(), context: z.record(z.string(), z.unknown()).default({}) })
    .optional(),
  retain_props: z.record(z.string(), z.unknown()).default({}),
  remove_props: z.array(z.string()).default([]),
});

export type ActionCookie = z.infer<typeof Cookie>;

/**
 * What buttons of ephemeral posts call, kept by the client: AES-256-GCM under a key of this installation, so that
 * clients can neither read nor change it.
 */
export class ActionCookies {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The key is made once, and the same on every node. */
  static async open(system: SystemService): Promise<ActionCookies> {
    const known = await system.get(SETTING);
    if (known !== undefined) return new ActionCookies(Buffer.from(known, 'base64'));
    const key = randomBytes(KEY_BYTES);
    await system.set(SETTING, key.toString('base64'));
    return new ActionCookies(key);
  }

  /** The post with a cookie on every action that calls something, and without what it calls. */
  onPost(post: Post): Post {
    const { remove, retain } = preservedProps(post);
    return mapActions(post, (action) => {
      const integration = integrationOf(action);
      const { integration: _secret, ...shown } = action;
      if (!integration) return shown;
      const cookie: ActionCookie = {
        type: String(action.type ?? ''),
        post_id: post.id,
        root_post_id: post.root_id || post.id,
        channel_id: post.channel_id,
        data_source: String(action.data_source ?? ''),
        integration,
        retain_props: retain,
        remove_props: remove,
      };
      return { ...shown, cookie: this.seal(cookie) };
    });
  }

  seal(cookie: ActionCookie): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(cookie), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
  }

  /** Throws 400 for one that is not ours. */
  read(text: string): ActionCookie {
    try {
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const plain = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)),
        decipher.final(),
      ]);
      return Cookie.parse(JSON.parse(plain.toString('utf8')));
    } catch {
      throw refuse('api.post.do_action.action_integration.app_error', 'DoPostAction', {
        reason: 'the cookie of the action is not one of this server',
      });
    }
  }
}
