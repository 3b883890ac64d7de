import type { PluginComponentEntry } from '@patchbay/registry';
import type { AppServices } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import type { UploadProblem } from '../../store/views/uploads.ts';

type Hook = (files: File[], uploadFiles: (files: File[]) => void) => unknown;

interface HookAnswer {
  message?: unknown;
  files?: unknown;
}

/**
 * Plugins may refuse or change files before they are uploaded; in the order of the list, each sees what the one before
 * left. An answer without files uploads nothing now; the plugin may call `uploadLater`, which asks nobody again
 * (contract: webapp §7, registry registerFilesWillUploadHook). One that throws is told of and passed over.
 */
export function filesWillUpload(
  services: Pick<AppServices, 'webHalfFailed'>,
  entries: readonly PluginComponentEntry[],
  files: readonly File[],
  uploadLater: (files: File[]) => void,
): { files: File[]; problems: UploadProblem[] } {
  const problems: UploadProblem[] = [];
  let current = [...files].sort((one, other) => one.name.localeCompare(other.name));
  for (const { pluginId, hook } of entries) {
    const answer = callPlugin(services, pluginId, 'FilesWillUploadHook', () =>
      (hook as Hook)(current, uploadLater),
    ) as HookAnswer | null | undefined;
    if (answer === undefined || answer === null || typeof answer !== 'object') {
      problems.push({ id: 'attach.pluginFailed', values: { pluginId } });
      continue;
    }
    if (typeof answer.message === 'string' && answer.message !== '') {
      problems.push({ message: answer.message });
    }
    if (!Array.isArray(answer.files)) {
      return { files: [], problems };
    }
    current = answer.files.filter((file): file is File => file instanceof File);
  }
  return { files: current, problems };
}
