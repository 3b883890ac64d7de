import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { refuse } from '../errors.ts';
import { newId } from '../model/ids.ts';

/** How long after its trigger a dialog may be opened, in ms (contract: rest.json, dialogs/open). */
export const TRIGGER_LIFETIME_MS = 3_000;

/**
 * Trigger ids: who ran a command holds one half, the plugin gets the signed whole and may open a dialog for them with
 * it. The form is Mattermost's: base64 of `<client half>:<user id>:<ms>:<signature>`.
 */
export class TriggerIds {
  readonly #key: string;
  readonly #clock: Clock;

  constructor(key: string, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  make(userId: string): { clientTriggerId: string; triggerId: string } {
    const clientTriggerId = newId();
    const text = `${clientTriggerId}:${userId}:${this.#clock.now()}`;
    return {
      clientTriggerId,
      triggerId: Buffer.from(`${text}:${this.#sign(text)}`).toString('base64'),
    };
  }

  /** Whose trigger it is. Throws when it is not one of ours, or too old. */
  verify(triggerId: string): { clientTriggerId: string; userId: string } {
    const text = Buffer.from(triggerId, 'base64').toString('utf8');
    const [clientTriggerId = '', userId = '', at = '', signature = ''] = text.split(':');
    const expected = Buffer.from(this.#sign(`${clientTriggerId}:${userId}:${at}`));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given))
      throw refuse('interactive_message.decode_trigger_id.missing_data', 'OpenInteractiveDialog');
    if (this.#clock.now() - Number(at) > TRIGGER_LIFETIME_MS)
      throw refuse('interactive_message.decode_trigger_id.expired', 'OpenInteractiveDialog');
    return { clientTriggerId, userId };
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
