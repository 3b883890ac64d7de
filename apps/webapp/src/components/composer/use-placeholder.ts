import { useContext } from 'react';
import { useIntl } from 'react-intl';
import { useStore } from 'react-redux';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import type { AppStore } from '../../store/store.ts';

type Transform = (placeholder: string, channel: unknown, state: unknown, intl: unknown) => unknown;

/** What the empty field says; plugins may change it, one after the other (contract: registry registerComposerPlaceholder). */
export function usePlaceholder(placeholder: string, channelId: string): string {
  const intl = useIntl();
  const services = useContext(AppContext);
  const store = useStore() as unknown as AppStore;
  const channel = useAppSelector((state) => state.entities.channels.channels[channelId]);
  const entries = useAppSelector((state) => state.plugins.components.ComposerPlaceholder);
  return entries.reduce((current, { pluginId, transform }) => {
    const changed = callPlugin(services, pluginId, 'ComposerPlaceholder', () =>
      (transform as Transform)(current, channel, store.getState(), intl),
    );
    return typeof changed === 'string' ? changed : current;
  }, placeholder);
}
