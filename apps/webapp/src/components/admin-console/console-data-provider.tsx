import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { loadConsoleConfig } from '../../actions/console-config.ts';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { ConsoleDataContext } from './console-data.ts';

/** Asks for what all pages need; for the configuration again whenever the server says that it has changed. */
export function ConsoleDataProvider({ children }: { children: ReactNode }) {
  const dispatch = useAppDispatch();
  const [plugins, setPlugins] = useState<{ isLoaded: boolean; error?: ActionError }>({ isLoaded: false });
  const [config, setConfig] = useState<{ isLoaded: boolean; error?: ActionError }>({ isLoaded: false });
  const begin = useTurns();
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    void dispatch(fetchPlugins()).then(({ error }) => setPlugins({ isLoaded: true, error }));
  }, [dispatch]);
  // What the server tells every browser after a change of its configuration; settings of plugins are asked for then.
  const told = useAppSelector(getConfig);
  useEffect(() => {
    const isLast = begin();
    void dispatch(loadConsoleConfig()).then(({ error }) => {
      if (isLast()) {
        setConfig({ isLoaded: error === undefined, error });
      }
    });
  }, [begin, dispatch, told, asked]);

  const reloadConfig = useCallback(() => setAsked((count) => count + 1), []);
  const data = useMemo(
    () => ({
      arePluginsLoaded: plugins.isLoaded,
      pluginsError: plugins.error,
      isConfigLoaded: config.isLoaded,
      configError: config.error,
      reloadConfig,
    }),
    [plugins, config, reloadConfig],
  );
  return <ConsoleDataContext.Provider value={data}>{children}</ConsoleDataContext.Provider>;
}
