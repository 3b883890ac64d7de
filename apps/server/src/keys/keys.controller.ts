import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { TRUSTED_KEYS } from '../engine/tokens.ts';
import { JsonBody, LocalOnly } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { toKeyFileView, type KeyFileView } from './key-view.ts';
import type { TrustedKeys } from './trusted-keys.ts';

/** `key` is the whole file, armored or binary, in base64. */
const NewKey = z.object({ name: z.string(), key: z.base64() });

/**
 * `/api/v4/plugins/keys`, an addition of ours: who may sign plugins is decided at the machine itself, so only its local
 * socket answers (contract: management §3). Works while plugins are switched off.
 */
@Controller('api/v4/plugins/keys')
export class KeysController {
  readonly #keys: TrustedKeys;

  constructor(@Inject(TRUSTED_KEYS) keys: TrustedKeys) {
    this.#keys = keys;
  }

  @Get()
  @LocalOnly()
  async list(): Promise<KeyFileView[]> {
    return (await this.#keys.list()).map(toKeyFileView);
  }

  @Post()
  @LocalOnly()
  @HttpCode(201)
  async add(@JsonBody(NewKey) { name, key }: z.infer<typeof NewKey>): Promise<KeyFileView> {
    return toKeyFileView(await this.#keys.add(name, Buffer.from(key, 'base64')));
  }

  @Delete(':name')
  @LocalOnly()
  async remove(@Param('name') name: string): Promise<typeof OK> {
    await this.#keys.remove(name);
    return OK;
  }
}
