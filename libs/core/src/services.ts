import type {
  API,
  Bot,
  Channel,
  ChannelMember,
  ChannelStats,
  Command,
  CommandArgs,
  CommandResponse,
  Config,
  Context,
  Manifest,
  OrderedSidebarCategories,
  Post,
  PostList,
  Preference,
  Role,
  Session,
  Status,
  Team,
  TeamMember,
  TeamUnread,
  User,
  WebsocketBroadcast,
} from '@patchbay/contract';

/** Page of a listing: `page` counts from 0. */
export interface Page {
  readonly page: number;
  readonly perPage: number;
}

/** Where core writes what happened; the server puts pino behind it. */
export interface Logger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Milliseconds since the epoch; tests inject their own. */
export interface Clock {
  now(): number;
}

/** People: accounts, passwords, what others may see of them. */
export interface UserService {
  /** Creates an account; the first of an empty server becomes system administrator. Runs UserHasBeenCreated. */
  create(context: Context, user: Partial<User>): Promise<User>;
  /** As `create`, with the system roles of an administrator. */
  createAdministrator(context: Context, user: Partial<User>): Promise<User>;
  count(): Promise<number>;
  get(userId: string): Promise<User>;
  getByUsername(username: string): Promise<User>;
  getByEmail(email: string): Promise<User>;
  getByIds(userIds: readonly string[], since?: number): Promise<User[]>;
  getByUsernames(usernames: readonly string[]): Promise<User[]>;
  list(filter: UserFilter): Promise<User[]>;
  search(query: UserSearch): Promise<User[]>;
  autocomplete(query: UserAutocompleteQuery): Promise<{ users: User[]; out_of_channel: User[] }>;
  patch(context: Context, userId: string, patch: Partial<User>): Promise<User>;
  update(context: Context, user: User): Promise<User>;
  setActive(context: Context, userId: string, active: boolean): Promise<User>;
  setRoles(userId: string, roles: string): Promise<User>;
  setPassword(userId: string, password: string): Promise<void>;
  /** Checks credentials and counts failures; throws the AppErrors of rest.json's login. */
  authenticate(loginId: string, password: string): Promise<User>;
  /** What `viewer` may see: the account's own secrets never, email and names as PrivacySettings say. */
  sanitize(user: User, viewer: Session | undefined): User;
  profileImage(userId: string): Promise<{ data: Uint8Array; type: string }>;
  setProfileImage(userId: string, data: Uint8Array): Promise<void>;
}

export interface UserFilter extends Page {
  inTeam?: string;
  notInTeam?: string;
  inChannel?: string;
  notInChannel?: string;
  active?: boolean;
  inactive?: boolean;
  role?: string;
  sort?: string;
}

export interface UserSearch {
  term: string;
  teamId?: string;
  notInTeamId?: string;
  inChannelId?: string;
  notInChannelId?: string;
  allowInactive?: boolean;
  limit?: number;
}

export interface UserAutocompleteQuery {
  name: string;
  teamId?: string;
  channelId?: string;
  limit?: number;
}

/** Logged-in sessions: a token, a CSRF token in `props.csrf`, an expiry in ms. */
export interface SessionService {
  create(user: User, details?: { deviceId?: string; props?: Record<string, string> }): Promise<Session>;
  /** The live session of a token, or undefined when it is unknown, revoked or expired. */
  byToken(token: string): Promise<Session | undefined>;
  get(sessionId: string): Promise<Session>;
  listForUser(userId: string): Promise<Session[]>;
  revoke(sessionId: string): Promise<void>;
  revokeAllForUser(userId: string): Promise<void>;
  extend(sessionId: string, expiresAt: number): Promise<void>;
  /** Whether `csrf` is the session's own CSRF token. */
  csrfMatches(session: Session, csrf: string): boolean;
  /** The unrestricted session of the local socket; never stored. */
  local(): Session;
  /** Called when sessions end, so that their sockets can be closed. Returns the way to stop listening. */
  onRevoked(listener: (session: Session) => void): () => void;
}

/** Who may do what. `has…` answer; `assertCan…` throw 403 api.context.permissions.app_error. */
export interface AccessService {
  hasPermissionTo(session: Session, permission: string): boolean;
  hasPermissionToTeam(session: Session, teamId: string, permission: string): Promise<boolean>;
  hasPermissionToChannel(session: Session, channelId: string, permission: string): Promise<boolean>;
  userHasPermissionTo(userId: string, permission: string): Promise<boolean>;
  userHasPermissionToTeam(userId: string, teamId: string, permission: string): Promise<boolean>;
  userHasPermissionToChannel(userId: string, channelId: string, permission: string): Promise<boolean>;
  rolesGrant(roles: readonly string[], permission: string): boolean;
  assertCan(session: Session, permission: string): void;
  /** Any one of the permissions is enough. */
  assertCanAny(session: Session, permissions: readonly string[]): void;
  assertCanInTeam(session: Session, teamId: string, permission: string): Promise<void>;
  assertCanInChannel(session: Session, channelId: string, permission: string): Promise<void>;
  /** Oneself, or edit_other_users. */
  assertCanEditUser(session: Session, userId: string): void;
  assertCanReadChannel(session: Session, channelId: string): Promise<void>;
  assertCanSeeTeam(session: Session, teamId: string): Promise<void>;
}

export interface RoleService {
  getByNames(names: readonly string[]): Promise<Role[]>;
  get(name: string): Promise<Role>;
}

export interface TeamService {
  create(context: Context, team: Partial<Team>, creatorId?: string): Promise<Team>;
  get(teamId: string): Promise<Team>;
  getByName(name: string): Promise<Team>;
  list(page: Page, includePrivate: boolean): Promise<Team[]>;
  listForUser(userId: string): Promise<Team[]>;
  update(context: Context, team: Team): Promise<Team>;
  /** Also joins the default channels; runs TeamMemberWillBeAdded and UserHasJoinedTeam. */
  addMember(context: Context, teamId: string, userId: string, actorId?: string): Promise<TeamMember>;
  removeMember(context: Context, teamId: string, userId: string, actorId?: string): Promise<void>;
  member(teamId: string, userId: string): Promise<TeamMember>;
  members(teamId: string, page: Page): Promise<TeamMember[]>;
  membersForUser(userId: string): Promise<TeamMember[]>;
  unreadForUser(userId: string, excludeTeam?: string): Promise<TeamUnread[]>;
  sanitize(team: Team, viewer: Session): Team;
}

export interface ChannelService {
  create(context: Context, channel: Partial<Channel>, creatorId?: string): Promise<Channel>;
  direct(context: Context, userId: string, otherUserId: string): Promise<Channel>;
  get(channelId: string): Promise<Channel>;
  getByName(teamId: string, name: string, includeDeleted?: boolean): Promise<Channel>;
  update(context: Context, channel: Channel): Promise<Channel>;
  delete(context: Context, channelId: string, userId: string): Promise<void>;
  publicOfTeam(teamId: string, page: Page): Promise<Channel[]>;
  listForUser(userId: string, includeDeleted?: boolean): Promise<Channel[]>;
  listForTeamAndUser(teamId: string, userId: string, includeDeleted?: boolean): Promise<Channel[]>;
  search(teamId: string, term: string): Promise<Channel[]>;
  /** Runs ChannelMemberWillBeAdded and UserHasJoinedChannel; posts the join message. */
  addMember(context: Context, channelId: string, userId: string, actorId?: string): Promise<ChannelMember>;
  removeMember(context: Context, channelId: string, userId: string, actorId?: string): Promise<void>;
  member(channelId: string, userId: string): Promise<ChannelMember>;
  members(channelId: string, page: Page): Promise<ChannelMember[]>;
  membersForUser(teamId: string, userId: string): Promise<ChannelMember[]>;
  isMember(channelId: string, userId: string): Promise<boolean>;
  stats(channelId: string): Promise<ChannelStats>;
  /** Marks as read; answers the time of each channel viewed, in ms. */
  view(
    context: Context,
    userId: string,
    channelId: string,
    previousChannelId?: string,
  ): Promise<Record<string, number>>;
  categories(userId: string, teamId: string): Promise<OrderedSidebarCategories>;
}

export interface CreatePostOptions {
  /** The poster counts as online; default true. */
  setOnline?: boolean;
}

export interface PostService {
  /** MessageWillBePosted may replace or refuse it: 400 with the plugin's reason. */
  create(context: Context, post: Partial<Post>, options?: CreatePostOptions): Promise<Post>;
  get(postId: string, includeDeleted?: boolean): Promise<Post>;
  update(context: Context, post: Partial<Post> & { id: string }): Promise<Post>;
  patch(context: Context, postId: string, patch: Partial<Post>): Promise<Post>;
  delete(context: Context, postId: string, deletedBy: string): Promise<Post>;
  thread(postId: string): Promise<PostList>;
  forChannel(channelId: string, page: Page, includeDeleted?: boolean): Promise<PostList>;
  since(channelId: string, since: number): Promise<PostList>;
  before(channelId: string, postId: string, page: Page): Promise<PostList>;
  after(channelId: string, postId: string, page: Page): Promise<PostList>;
  /** Shown to one person, never stored. */
  sendEphemeral(userId: string, post: Partial<Post>): Promise<Post>;
  updateEphemeral(userId: string, post: Partial<Post>): Promise<Post>;
  deleteEphemeral(userId: string, postId: string): Promise<void>;
}

export interface CommandService {
  /** Runs `args.command`: plugin, then built-in; creates the response's posts. */
  execute(context: Context, args: CommandArgs): Promise<CommandResponse>;
  list(teamId: string): Promise<Command[]>;
  autocomplete(teamId: string): Promise<Command[]>;
  suggestions(context: Context, args: CommandArgs, userInput: string): Promise<AutocompleteSuggestion[]>;
  registerForPlugin(pluginId: string, command: Partial<Command>): Promise<void>;
  unregister(teamId: string, trigger: string): void;
  unregisterAllOfPlugin(pluginId: string): void;
}

/** Capitalised on the wire (rest.json). */
export interface AutocompleteSuggestion {
  Complete: string;
  Suggestion: string;
  Hint: string;
  Description: string;
  IconData: string;
}

export interface PreferenceService {
  list(userId: string): Promise<Preference[]>;
  category(userId: string, category: string): Promise<Preference[]>;
  get(userId: string, category: string, name: string): Promise<Preference>;
  save(userId: string, preferences: readonly Preference[]): Promise<void>;
  delete(userId: string, preferences: readonly Preference[]): Promise<void>;
}

export interface StatusService {
  get(userId: string): Promise<Status>;
  getByIds(userIds: readonly string[]): Promise<Status[]>;
  set(userId: string, status: string, manual: boolean): Promise<Status>;
  /** Called by the sockets: a person is online while one of theirs is open. */
  connected(userId: string): Promise<void>;
  disconnected(userId: string): Promise<void>;
}

/** Who asks for a change of the configuration, for its history. */
export interface ConfigAuthor {
  userId: string;
  /** Machine-only settings (uploads, trusted keys) may change: the server's own start, never REST. */
  fromMachine?: boolean;
}

/** The system configuration: Mattermost's names; every field always set. */
export interface ConfigService {
  /** Effective: stored values with MM_* variables on top, secrets in it. */
  get(): Config;
  /** As REST and plugins may read it: secrets are 32 asterisks. */
  sanitized(): Config;
  /** `PUT /config`: protected settings silently keep their values. */
  save(config: Partial<Config>, author: ConfigAuthor): Promise<Config>;
  /** `PUT /config/patch`: protected settings are refused with 403. */
  patch(patch: Record<string, Record<string, unknown>>, author: ConfigAuthor): Promise<Config>;
  reload(): Promise<void>;
  /** Same nesting as Config, true where a variable overrides. */
  environment(): Record<string, Record<string, unknown>>;
  /** Flat strings; fewer for those who are not logged in. */
  client(session: Session | undefined): Record<string, string>;
  clientHash(): string;
  history(page: Page): Promise<ConfigHistoryEntry[]>;
  /** Settings of one plugin: stored values only, keys as stored. */
  pluginSettings(pluginId: string): Record<string, unknown>;
  savePluginSettings(
    pluginId: string,
    settings: Record<string, unknown>,
    author: ConfigAuthor,
  ): Promise<void>;
  /** Called after each change, in order; a listener that throws is logged. Returns the way to stop listening. */
  onChange(listener: (change: { before: Config; after: Config }) => void | Promise<void>): () => void;
}

export interface ConfigHistoryEntry {
  id: string;
  create_at: number;
  user_id: string;
  /** `Section.Field` → [before, after]; secrets masked. */
  changes: Record<string, [unknown, unknown]>;
}

/** Plugin key-value store (contract: management §14); values are bytes. */
export interface KeyValueService {
  get(pluginId: string, key: string): Promise<Uint8Array | undefined>;
  set(
    pluginId: string,
    key: string,
    value: Uint8Array | undefined,
    options?: KeyValueOptions,
  ): Promise<boolean>;
  compareAndDelete(pluginId: string, key: string, oldValue: Uint8Array | undefined): Promise<boolean>;
  delete(pluginId: string, key: string): Promise<void>;
  deleteAll(pluginId: string): Promise<void>;
  list(pluginId: string, page: number, perPage: number): Promise<string[]>;
  deleteExpired(): Promise<void>;
}

export interface KeyValueOptions {
  atomic?: boolean;
  oldValue?: Uint8Array | undefined;
  expireInSeconds?: number;
}

export interface BotService {
  create(context: Context, bot: Partial<Bot>): Promise<Bot>;
  ensure(context: Context, pluginId: string, bot: Partial<Bot>): Promise<string>;
  get(userId: string, includeDeleted?: boolean): Promise<Bot>;
  list(page: Page, includeDeleted?: boolean): Promise<Bot[]>;
  patch(
    userId: string,
    patch: { username?: string; display_name?: string; description?: string },
  ): Promise<Bot>;
  setActive(context: Context, userId: string, active: boolean): Promise<Bot>;
}

/** One row of what should run; the host owns the meaning (`DesiredPlugins` of @patchbay/host). */
export interface DesiredPluginRow {
  pluginId: string;
  enabled: boolean;
  version: string;
  sha256: string;
  manifest: Manifest;
  prepackaged: boolean;
  installedAt: number;
}

export interface PluginRows {
  list(): Promise<DesiredPluginRow[]>;
  get(pluginId: string): Promise<DesiredPluginRow | undefined>;
  save(row: DesiredPluginRow): Promise<void>;
  remove(pluginId: string): Promise<void>;
}

export interface SystemService {
  /** Milliseconds; 0 before the first start. */
  installDate(): Promise<number>;
  diagnosticId(): Promise<string>;
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}

/** An event for the sockets. `broadcast` fields left out mean "everyone". */
export interface ServerEvent {
  event: string;
  data: Record<string, unknown>;
  broadcast?: Partial<WebsocketBroadcast>;
}

/** What the rule about who receives needs to know of a connection. */
export interface EventConnection {
  readonly connectionId: string;
  readonly session: Session;
}

/** An event whose receivers are known. `receives` is the one rule for both sockets. */
export interface HubEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
  /** As it goes on the wire, with every field set. */
  readonly broadcast: WebsocketBroadcast;
  receives(connection: EventConnection): boolean;
}

/** The only thing that crosses nodes; in-process now. */
export interface EventHub {
  /** Returns at once; listeners get events in the order of publishing. */
  publish(event: ServerEvent): void;
  subscribe(listener: (event: HubEvent) => void): () => void;
  /** Resolves when everything published so far was delivered. */
  drained(): Promise<void>;
}

/** What plugins may do to plugins; the server passes the host. Errors carry Mattermost's ids. */
export interface PluginManagement {
  list(): { active: Manifest[]; inactive: Manifest[] };
  status(pluginId: string): Promise<{ state: number; [key: string]: unknown }>;
  enable(pluginId: string): Promise<void>;
  disable(pluginId: string): Promise<void>;
  remove(pluginId: string): Promise<void>;
}

export interface Core {
  readonly users: UserService;
  readonly sessions: SessionService;
  readonly access: AccessService;
  readonly roles: RoleService;
  readonly teams: TeamService;
  readonly channels: ChannelService;
  readonly posts: PostService;
  readonly commands: CommandService;
  readonly preferences: PreferenceService;
  readonly statuses: StatusService;
  readonly config: ConfigService;
  readonly kv: KeyValueService;
  readonly bots: BotService;
  readonly plugins: PluginRows;
  readonly system: SystemService;
  readonly events: EventHub;
  /** From now on the rules ask plugins; before, nobody objects. */
  attachHooks(hooks: ChatHooks): void;
  /** The API one plugin sees; methods left out answer 501. */
  pluginApi(manifest: Manifest, bundlePath: string, management: PluginManagement): Partial<API>;
  close(): Promise<void>;
}

/** The calls the chat makes to plugins. `chatHooks(dispatcher)` makes one from a HookDispatcher. */
export interface ChatHooks {
  /** The post to store, or why it was refused. */
  messageWillBePosted(context: Context, post: Post): Promise<{ post: Post } | { rejected: string }>;
  messageHasBeenPosted(context: Context, post: Post): void;
  messageWillBeUpdated(
    context: Context,
    post: Post,
    old: Post,
  ): Promise<{ post: Post } | { rejected: string }>;
  messageHasBeenUpdated(context: Context, post: Post, old: Post): void;
  messageHasBeenDeleted(context: Context, post: Post): void;
  channelHasBeenCreated(context: Context, channel: Channel): void;
  userHasJoinedChannel(context: Context, member: ChannelMember, actor: User | undefined): void;
  userHasLeftChannel(context: Context, member: ChannelMember, actor: User | undefined): void;
  userHasJoinedTeam(context: Context, member: TeamMember, actor: User | undefined): void;
  userHasLeftTeam(context: Context, member: TeamMember, actor: User | undefined): void;
  userHasBeenCreated(context: Context, user: User): void;
  userHasBeenDeactivated(context: Context, user: User): void;
  userWillLogIn(context: Context, user: User): Promise<string>;
  userHasLoggedIn(context: Context, user: User): void;
  configurationWillBeSaved(config: Config): Promise<Config>;
  preferencesHaveChanged(context: Context, preferences: Preference[]): void;
  /** Undefined when the plugin is not active. */
  executeCommand(pluginId: string, context: Context, args: CommandArgs): Promise<CommandResponse | undefined>;
}
