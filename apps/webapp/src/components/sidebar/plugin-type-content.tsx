import type { PluginComponentEntry } from '@patchbay/registry';
import type { ComponentType } from 'react';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import type { ChannelForm } from './channel-type-options.ts';

interface PluginTypeContentProps {
  option: PluginComponentEntry;
  form: ChannelForm;
  setCanCreate(canCreate: boolean): void;
}

/** What a plugin asks for besides, for a channel of its kind. */
export function PluginTypeContent({ option, form, setCanCreate }: PluginTypeContentProps) {
  const { pluginId, extraContent } = option;
  if (!isComponent(extraContent)) {
    return null;
  }
  const Content = extraContent as ComponentType<{ formState: ChannelForm; setCanCreate(can: boolean): void }>;
  return (
    <PluggableErrorBoundary pluginId={pluginId} location="ChannelTypeOption">
      <Content formState={form} setCanCreate={setCanCreate} />
    </PluggableErrorBoundary>
  );
}

const isComponent = (value: unknown): boolean =>
  typeof value === 'function' || (typeof value === 'object' && value !== null && '$$typeof' in value);
