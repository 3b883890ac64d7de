import type { API } from '@patchbay/contract';
import { serverVersion } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<
  API,
  | 'GetBundlePath'
  | 'GetLicense'
  | 'IsEnterpriseReady'
  | 'GetServerVersion'
  | 'GetSystemInstallDate'
  | 'GetDiagnosticId'
  | 'GetTelemetryId'
  | 'GetPluginID'
>;

/** What the server is. There is never a license. */
export function serverApi({ core, manifest, bundlePath }: ApiScope): Methods {
  return {
    GetBundlePath: () => {
      if (bundlePath === '')
        return Promise.reject(refuse('plugin_api.get_bundle_path.attached', 'GetBundlePath'));
      return Promise.resolve(bundlePath);
    },
    GetLicense: () => Promise.resolve(undefined),
    IsEnterpriseReady: () => Promise.resolve(false),
    GetServerVersion: () => Promise.resolve(serverVersion),
    GetSystemInstallDate: () => core.system.installDate(),
    GetDiagnosticId: () => core.system.diagnosticId(),
    GetTelemetryId: () => core.system.diagnosticId(),
    GetPluginID: () => Promise.resolve(manifest.id),
  };
}
