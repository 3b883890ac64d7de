import type { ReactNode } from 'react';
import { PluggableErrorBoundary } from './pluggable-error-boundary.tsx';

interface PluginLabelProps {
  pluginId: string;
  location: string;
  children: unknown;
}

/** A text that a plugin gave for a menu or a title: it may be an element, and that may throw. */
export function PluginLabel({ pluginId, location, children }: PluginLabelProps) {
  return (
    <PluggableErrorBoundary pluginId={pluginId} location={location} shape="label">
      {children as ReactNode}
    </PluggableErrorBoundary>
  );
}
