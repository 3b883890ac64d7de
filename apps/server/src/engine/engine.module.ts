import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { HTTP_SETTINGS, type HttpSettings } from '../http/http-settings.ts';
import { SESSION_LOOKUP } from '../http/session-lookup.ts';
import { SOCKET_SCOPE } from '../sockets/socket-io.gateway.ts';
import type { SocketScope } from '../sockets/socket-peer.ts';
import { LOGGER, type Logger } from './logger.ts';
import { CORE, PLUGIN_HOST, TRUSTED_KEYS } from './tokens.ts';
import type { TrustedKeys } from '../keys/trusted-keys.ts';

/** What the libraries give to controllers and gateways; opened before Nest starts. */
export interface EngineParts {
  readonly core: Core;
  readonly host: PluginHost;
  readonly keys: TrustedKeys;
  readonly settings: HttpSettings;
  readonly logger: Logger;
  readonly sockets: SocketScope;
}

/** Makes the engine injectable everywhere: `@Inject(CORE) core: Core` and so on. */
@Global()
@Module({})
export class EngineModule {
  static with(parts: EngineParts): DynamicModule {
    const providers = [
      { provide: CORE, useValue: parts.core },
      { provide: PLUGIN_HOST, useValue: parts.host },
      { provide: TRUSTED_KEYS, useValue: parts.keys },
      { provide: HTTP_SETTINGS, useValue: parts.settings },
      { provide: SESSION_LOOKUP, useValue: parts.core.sessions },
      { provide: LOGGER, useValue: parts.logger },
      { provide: SOCKET_SCOPE, useValue: parts.sockets },
    ];
    return { module: EngineModule, providers, exports: providers };
  }
}
