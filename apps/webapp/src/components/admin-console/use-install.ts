import { useEffect, useRef, useState } from 'react';
import { changePlugins } from '../../actions/plugin-management.ts';
import type { ActionError, ActionResult } from '../../actions/result.ts';
import { readBundleManifest } from '../../rest/bundle-manifest.ts';
import type { BundleManifest } from '../../rest/bundle-manifest.ts';
import { installFromFile, installFromUrl } from '../../rest/install-plugin.ts';
import type { InstalledPlugin } from '../../rest/install-plugin.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';

const ALREADY_INSTALLED = 'app.plugin.install_id.app_error';

export type InstallSource = { kind: 'file'; file: File } | { kind: 'url'; url: string };

/** Where an install is. */
export type InstallStep =
  | { step: 'idle' }
  /** `fraction` of the file that is sent, between 0 and 1; undefined for a bundle that the server fetches. */
  | { step: 'sending'; source: InstallSource; fraction?: number }
  | { step: 'ask'; source: InstallSource; installed?: BundleManifest; offered?: BundleManifest }
  | { step: 'done'; source: InstallSource; plugin: InstalledPlugin }
  | { step: 'failed'; source: InstallSource; error: ActionError };

interface Install {
  state: InstallStep;
  start(source: InstallSource): void;
  /** Goes on after `ask`. */
  overwrite(): void;
  /** Stops what is under way. */
  cancel(): void;
}

/** One install at a time: what is there already is replaced only after asking. */
export function useInstall(): Install {
  const dispatch = useAppDispatch();
  const plugins = useAppSelector((state) => state.entities.admin.plugins) as
    Readonly<Record<string, BundleManifest>> | undefined;
  const [state, setState] = useState<InstallStep>({ step: 'idle' });
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const begin = () => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };

  const send = async (source: InstallSource, force: boolean, offered?: BundleManifest) => {
    const signal = begin();
    setState({ step: 'sending', source, fraction: source.kind === 'file' ? 0 : undefined });
    const onProgress = (fraction: number) =>
      signal.aborted ? undefined : setState({ step: 'sending', source, fraction });
    const result: ActionResult<InstalledPlugin> = await dispatch(
      changePlugins(() =>
        source.kind === 'file'
          ? installFromFile(source.file, force, onProgress, signal)
          : installFromUrl(source.url, force, signal),
      ),
    );
    if (signal.aborted) {
      return;
    }
    if (result.data !== undefined) {
      setState({ step: 'done', source, plugin: result.data });
    } else if (result.error.serverErrorId === ALREADY_INSTALLED && !force) {
      setState({ step: 'ask', source, offered });
    } else {
      setState({ step: 'failed', source, error: result.error });
    }
  };

  /** A bundle says itself whether it would replace another, so that a large one is not sent for nothing. */
  const start = async (source: InstallSource) => {
    const signal = begin();
    setState({ step: 'sending', source, fraction: source.kind === 'file' ? 0 : undefined });
    const offered = source.kind === 'file' ? await readBundleManifest(source.file) : undefined;
    if (signal.aborted) {
      return;
    }
    const installed =
      offered !== undefined && Object.hasOwn(plugins ?? {}, offered.id) ? plugins?.[offered.id] : undefined;
    if (installed !== undefined) {
      setState({ step: 'ask', source, installed, offered });
    } else {
      await send(source, false, offered);
    }
  };

  return {
    state,
    start: (source) => void start(source),
    overwrite: () => void (state.step === 'ask' && send(state.source, true)),
    cancel: () => {
      running.current?.abort();
      setState({ step: 'idle' });
    },
  };
}
