/**
 * The models a web half meets, as they travel in JSON: what is always there is required, what a server may leave
 * out is optional. Every other field of the wire form is reachable through the index signature.
 */
export interface Post {
  id: string;
  create_at: number;
  update_at: number;
  edit_at: number;
  delete_at: number;
  user_id: string;
  channel_id: string;
  root_id: string;
  message: string;
  /** '' for an ordinary message; `system_…` for the server's own; a plugin's own type starts with `custom_`. */
  type: string;
  props: Record<string, unknown>;
  pending_post_id?: string;
  file_ids?: string[];
  reply_count?: number;
  [field: string]: unknown;
}

export interface Channel {
  id: string;
  team_id: string;
  /** O public, P private, D direct, G group. */
  type: string;
  name: string;
  display_name: string;
  header: string;
  purpose: string;
  [field: string]: unknown;
}

export interface ChannelMembership {
  channel_id: string;
  user_id: string;
  roles: string;
  [field: string]: unknown;
}

export interface User {
  id: string;
  username: string;
  first_name: string;
  last_name: string;
  nickname: string;
  locale: string;
  roles: string;
  [field: string]: unknown;
}

export interface FileInfo {
  id: string;
  user_id: string;
  name: string;
  extension: string;
  /** Bytes. */
  size: number;
  mime_type: string;
  [field: string]: unknown;
}

/** What the server found at a link of a post. */
export interface PostEmbed {
  type: string;
  url: string;
  data?: unknown;
}

export interface ClientManifest {
  id: string;
  version: string;
  webapp?: { bundle_path: string };
  [field: string]: unknown;
}

/** One event of the socket. A plugin's own event arrives as `custom_<plugin id>_<event>`. */
export interface WebSocketMessage<Data = Record<string, unknown>> {
  event: string;
  data: Data;
  broadcast: {
    omit_users: Record<string, boolean> | null;
    user_id: string;
    channel_id: string;
    team_id: string;
    [field: string]: unknown;
  };
  seq: number;
}

/**
 * The paths of the host's state that are the same on every host (contract: webapp §9). For anything else bundle
 * your own copy of `mattermost-redux` and use its selectors.
 */
export interface GlobalState {
  entities: {
    general: { config: Record<string, string>; license: Record<string, string>; serverVersion: string };
    users: { currentUserId: string; profiles: Record<string, User> };
    teams: {
      currentTeamId: string;
      teams: Record<string, { id: string; name: string; display_name: string }>;
      myMembers: Record<string, unknown>;
    };
    channels: {
      currentChannelId: string;
      channels: Record<string, Channel>;
      myMembers: Record<string, ChannelMembership>;
    };
    posts: { posts: Record<string, Post> };
    preferences: {
      myPreferences: Record<string, { user_id: string; category: string; name: string; value?: string }>;
    };
  };
  plugins: { plugins: Record<string, ClientManifest> };
  views: {
    rhs: {
      isSidebarOpen: boolean;
      isSidebarExpanded: boolean;
      rhsState: string | null;
      pluggableId: string;
    };
  };
  /** A plugin's own slice is at `plugins-<plugin id>`. */
  [slice: string]: unknown;
}
