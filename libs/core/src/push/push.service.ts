import type { PushNotification, Session } from '@patchbay/contract';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { SessionRepository } from '../sessions/session.repository.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { SystemService } from '../system/system.service.ts';

/** How long the proxy may take, in ms: somebody may wait for the notification to be on its way. */
const DEADLINE_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** What the proxy says: `OK`, `REMOVE` for a device that is gone, `FAIL`. */
const Answer = z.looseObject({ status: z.string().default(''), error: z.string().optional() });

export interface PushParts {
  readonly hooks: AttachedHooks;
  readonly config: ConfigService;
  readonly outgoing: Outgoing;
  readonly sessions: SessionService;
  readonly sessionRows: SessionRepository;
  readonly system: SystemService;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Notifications for phones, by way of the proxy that EmailSettings.PushNotificationServer names. */
export class PushService {
  readonly #parts: PushParts;

  constructor(parts: PushParts) {
    this.#parts = parts;
  }

  /**
   * Sends one to every phone that somebody is logged in on. NotificationWillBePushed may replace it, or call it off, which
   * is no error; nor is a proxy that cannot be reached, which the log tells.
   */
  async send(notification: PushNotification | undefined, userId: string): Promise<void> {
    if (!notification) throw refuse('api.push_notifications.message.parse.app_error', 'pushNotification');
    const verdict = await this.#parts.hooks.ask.notificationWillBePushed(notification, userId);
    if (!('value' in verdict)) {
      this.#parts.logger.info('A plugin called a notification off', { user_id: userId });
      return;
    }
    const now = this.#parts.clock.now();
    const sessions = await this.#parts.sessionRows.ofUser(userId, now);
    for (const session of sessions) if (session.device_id !== '') await this.#push(verdict.value, session);
  }

  async #push(notification: PushNotification, session: Session): Promise<void> {
    const server = (this.#parts.config.get().EmailSettings.PushNotificationServer ?? '').replace(/\/+$/, '');
    const [platform = '', ...rest] = session.device_id.split(':');
    const message: PushNotification = {
      ...notification,
      server_id: await this.#parts.system.diagnosticId(),
      ack_id: newId(),
      platform,
      device_id: rest.join(':'),
    };
    const about = { user_id: session.user_id, ack_id: message.ack_id, push_type: message.type };
    try {
      if (server === '') throw new Error('EmailSettings.PushNotificationServer names no proxy');
      const answer = await this.#parts.outgoing.request(`${server}/api/v1/send_push`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(present('model.PushNotification', message)),
        maxBytes: MAX_ANSWER_BYTES,
        deadlineMs: DEADLINE_MS,
        // The administrator named it.
        trusted: true,
      });
      if (answer.status !== 200) throw new Error(`the proxy answered with status ${String(answer.status)}`);
      const { error = 'the proxy gives no reason', status } = Answer.parse(
        JSON.parse(answer.body.toString('utf8')),
      );
      if (status === 'REMOVE')
        await this.#parts.sessions.setProps(session, { last_removed_device_id: session.device_id });
      if (status === 'FAIL') throw new Error(error);
    } catch (error) {
      this.#parts.logger.warn('A notification was not pushed', {
        ...about,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
