import type { GlobalState } from '@patchbay/webapp-sdk';
import React from 'react';
import { useSelector } from 'react-redux';
import { selectDemo } from './demo-state.ts';

/** The right-hand sidebar: what arrived from `/demo`, newest first. */
export function Sidebar(): React.ReactElement {
  const events = useSelector((state: GlobalState) => selectDemo(state).events);
  if (events.length === 0) {
    return (
      <p className="demo-plugin__empty" style={{ padding: 20 }}>
        Nothing yet. Run <code>/demo hello</code> in a channel.
      </p>
    );
  }
  return (
    <ul className="demo-plugin__events" style={{ listStyle: 'none', margin: 0, padding: 20 }}>
      {events.map(({ text, username, channel, at }, index) => (
        <li key={`${String(at)}-${String(events.length - index)}`} style={{ marginBottom: 12 }}>
          <strong>{text}</strong>
          <div style={{ opacity: 0.7 }}>
            @{username} in {channel}, {new Date(at).toLocaleTimeString()}
          </div>
        </li>
      ))}
    </ul>
  );
}
