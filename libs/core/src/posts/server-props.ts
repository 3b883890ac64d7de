import type { Post } from '@patchbay/contract';

/** By these the server speaks to clients: whom they may add to a channel, whom they notify whatever they wish. */
const SERVERS_OWN = ['add_channel_member', 'force_notification', 'silent_notification'];
/** That a program wrote a post stays true when it is edited. */
const KEPT_ON_EDIT = ['silent_notification', 'from_bot', 'from_webhook', 'from_oauth_app', 'from_plugin'];

type Props = Post['props'];

/**
 * Props as they were sent, without those that are the server's own (upstream: `Post.SanitizeProps`). Plugins add theirs
 * afterwards, in their hooks; only a bot may ask for silence.
 */
export function withoutServerProps(props: Props, isByBot = false): Props {
  const dropped = SERVERS_OWN.filter(
    (name) => Object.hasOwn(props, name) && !(isByBot && name === 'silent_notification'),
  );
  return dropped.length === 0
    ? props
    : Object.fromEntries(Object.entries(props).filter(([name]) => !dropped.includes(name)));
}

/** Props that an edit brings: without the server's own, and with what says that a program wrote the post. */
export function editedProps(given: Props, old: Props): Props {
  const kept = KEPT_ON_EDIT.filter((name) => old[name] !== undefined && old[name] !== null);
  return { ...withoutServerProps(given), ...Object.fromEntries(kept.map((name) => [name, old[name]])) };
}
