import { pluginUrl, requestHeaders } from '@patchbay/webapp-sdk';
import type { GlobalState, PluggableProps } from '@patchbay/webapp-sdk';
import React, { useEffect, useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { PLUGIN_ID } from '../demo-event.ts';
import { selectDemo, showAbout } from './demo-state.ts';

/** A root component: it is always mounted, and shows a box when the main menu asked for it. */
export function About({ theme }: PluggableProps): React.ReactElement | null {
  const isOpen = useSelector((state: GlobalState) => selectDemo(state).aboutIsOpen);
  const dispatch = useDispatch();
  const answer = useWhoAmI(isOpen);
  if (!isOpen) return null;
  return (
    <div
      role="dialog"
      aria-label="Demo Plugin"
      className="demo-plugin__about"
      style={{
        position: 'fixed',
        right: 24,
        bottom: 24,
        zIndex: 1000,
        padding: 16,
        maxWidth: 320,
        color: theme.centerChannelColor,
        background: theme.centerChannelBg,
        border: `1px solid ${theme.buttonBg}`,
        borderRadius: 8,
      }}
    >
      <p>{answer}</p>
      <button type="button" className="btn btn-primary" onClick={() => dispatch(showAbout(false))}>
        Close
      </button>
    </div>
  );
}

/** Asks the server half who is logged in. */
function useWhoAmI(isOpen: boolean): string {
  const [answer, setAnswer] = useState('…');
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    fetch(pluginUrl(PLUGIN_ID, 'whoami'), { headers: requestHeaders(), signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`the server half answered ${String(response.status)}`);
        const { username } = (await response.json()) as { username: string };
        setAnswer(`The server half of the demo plugin says that you are @${username}.`);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setAnswer(`The server half does not answer: ${String(error)}`);
      });
    return () => abort.abort();
  }, [isOpen]);
  return answer;
}
