import ReactDOM from 'react-dom';
import * as ReactDOMClient from 'react-dom/client';
import { pluginOfError } from './plugin-of-error.ts';

type OnError = (pluginId: string, error: unknown) => void;

/**
 * `window.ReactDOM`: all of React 18's, and the roots of `react-dom/client`, which bundles may look for in either place
 * (contract: webapp §1). A root that cannot be made is reported under the plugin that asked for it, and thrown all the
 * same: it is the plugin's to handle.
 */
export function reactDomGlobal(onError: OnError): Record<string, unknown> {
  const watched =
    <Arguments extends unknown[], Result>(make: (...args: Arguments) => Result) =>
    (...args: Arguments): Result => {
      try {
        return make(...args);
      } catch (error) {
        const pluginId = pluginOfError(error);
        if (pluginId !== undefined) {
          onError(pluginId, error);
        }
        throw error;
      }
    };
  return {
    ...ReactDOM,
    createRoot: watched(ReactDOMClient.createRoot),
    hydrateRoot: watched(ReactDOMClient.hydrateRoot),
  };
}
