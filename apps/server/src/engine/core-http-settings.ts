import { serverVersion } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import type { HttpSettings } from '../http/http-settings.ts';

/** Build number in `X-Version-ID`, as upstream's developer builds have it. */
const BUILD_NUMBER = '0';

/** The HTTP layer's settings, read from core's configuration when asked. */
export function coreHttpSettings(core: Pick<Core, 'config' | 'clientConfig'>): HttpSettings {
  const service = () => core.config.get().ServiceSettings;
  return {
    versionId: () => `${serverVersion}.${BUILD_NUMBER}.${core.clientConfig.hash()}.false`,
    enableDeveloper: () => service().EnableDeveloper === true,
    hardenedMode: () => service().ExperimentalEnableHardenedMode === true,
    strictCsrf: () => service().ExperimentalStrictCSRFEnforcement === true,
    maximumPayloadBytes: () => service().MaximumPayloadSizeBytes ?? 300_000,
    trustedProxyIpHeaders: () => service().TrustedProxyIPHeader ?? [],
    allowedOrigins: () => words(service().AllowCorsFrom),
    corsExposedHeaders: () => words(service().CorsExposedHeaders),
    corsCredentials: () => service().CorsAllowCredentials === true,
    packsAnswers: () => (service().WebserverMode ?? 'gzip') === 'gzip',
    strictTransportSeconds: () =>
      service().TLSStrictTransport === true ? (service().TLSStrictTransportMaxAge ?? 0) : undefined,
  };
}

const words = (list: string | null | undefined): string[] => (list ?? '').split(' ').filter(Boolean);
