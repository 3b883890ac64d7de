import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { sayTo, systemBot } from '../engine/system-bot.ts';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import ancillary from './ancillary-permissions.json' with { type: 'json' };
import { testMessageFailed } from './errors.ts';

const Permissions = z.array(z.string()).min(1);
const ANCILLARY: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(ancillary));
const TEST_MESSAGE = 'This is a test: if you were told of it, notifications reach you.';

/** What clients ask the system about a person's notifications and about permissions that go together. */
@Controller('api/v4')
export class PeopleController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** The server writes to whoever asks, so that they see what a notification does. */
  @Post('notifications/test')
  @HttpCode(200)
  async testNotifications(@Ctx() { userId }: SessionContext): Promise<typeof OK> {
    try {
      await sayTo(this.#core, await systemBot(this.#core, userId), userId, TEST_MESSAGE);
    } catch (error) {
      throw testMessageFailed(error instanceof Error ? error.message : String(error));
    }
    return OK;
  }

  /** The permissions with those that the System Console gives along with them. */
  @Post('permissions/ancillary')
  @HttpCode(200)
  ancillary(@JsonBody(Permissions) permissions: string[]): string[] {
    return permissions.concat(permissions.flatMap((permission) => ANCILLARY.get(permission) ?? []));
  }
}
