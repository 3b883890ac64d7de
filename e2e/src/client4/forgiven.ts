import type { AnySchemaObject } from 'ajv';
import { goTypes, type FieldDefinition } from '@patchbay/contract';

interface ObjectSchema {
  type?: string;
  required?: string[];
  properties?: Record<string, object>;
  allOf?: ObjectSchema[];
}

/** What a type of the package is called in Mattermost's own Go, where that is another name. */
const GO_NAMES: Readonly<Record<string, string>> = {
  UserProfile: 'User',
  ServerChannel: 'Channel',
  ChannelWithTeamData: 'Channel',
  TeamMembership: 'TeamMember',
  ChannelMembership: 'ChannelMember',
  CustomEmoji: 'Emoji',
  PluginManifest: 'Manifest',
  ClientPluginManifest: 'Manifest',
  UserReport: 'User',
  UserStatus: 'Status',
  PreferenceType: 'Preference',
  AdminConfig: 'Config',
};

/**
 * The schemas, as Mattermost itself keeps them. Its types for TypeScript promise more than its Go sends: there a field may
 * be left out when empty (`omitempty`), a pointer, list or map may be null, and some fields only the web app's store has.
 * What Go says is in the contract; what it does not know is taken from OWN.
 */
export function forgive(schemas: AnySchemaObject): AnySchemaObject {
  const definitions = schemas['definitions'] as Record<string, ObjectSchema>;
  for (const [name, schema] of Object.entries(definitions)) {
    const go = goFields(GO_NAMES[name] ?? name);
    if (go) forgiveByGo(schema, go);
    const own = OWN[name];
    if (own) schema.required = (schema.required ?? []).filter((field) => !own.includes(field));
    if (SOME_OF.test(name)) schema.required = [];
  }
  for (const [name, schema] of Object.entries(OTHERWISE)) definitions[name] = schema;
  // '' where the setting is for every kind of hosting.
  Object.assign(definitions['TeamInviteWithError']?.properties ?? {}, {
    error: { type: ['object', 'null'] },
  });
  Object.assign(definitions['PluginSetting']?.properties ?? {}, { hosting: { type: 'string' } });
  return schemas;
}

function forgiveByGo(schema: ObjectSchema, go: ReadonlyMap<string, FieldDefinition>): void {
  for (const part of schema.allOf ?? []) forgiveByGo(part, go);
  schema.required = (schema.required ?? []).filter((name) => {
    const field = go.get(name);
    return field !== undefined && field.omitempty !== true;
  });
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const type = go.get(name)?.type;
    if (type !== undefined && mayBeNull(type) && schema.properties)
      schema.properties[name] = { anyOf: [property, { type: 'null' }] };
  }
}

function mayBeNull(type: string): boolean {
  if (/^(\*|\[\]|map\[)/.test(type)) return true;
  const named = goTypes[type];
  return named?.kind === 'map' || named?.kind === 'slice';
}

/** The fields of a struct of Mattermost's model by their names in JSON, with those of what is embedded in it. */
function goFields(name: string): ReadonlyMap<string, FieldDefinition> | undefined {
  const type = goTypes[`model.${name}`];
  if (type?.kind !== 'struct') return undefined;
  const fields = new Map<string, FieldDefinition>();
  for (const field of type.fields) {
    if (field.embedded) {
      const inner = goFields(field.type.replace(/^\*?model\./, ''));
      for (const [json, found] of inner ?? []) fields.set(json, found);
    } else if (field.json !== '-') fields.set(field.json ?? field.name, field);
  }
  return fields;
}

/** Fields that the contract cannot speak of, and that Mattermost leaves out: by the name of the package's type. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  // A map in Go, that has what somebody set.
  UserNotifyProps: ['calls_desktop_sound', 'highlight_keys', 'mark_unread'],
  // Nobody else's business: left out of the memberships of other people.
  ChannelMembership: ['last_viewed_at', 'last_update_at'],
  // Only the web app's store has it.
  UserThread: ['is_following'],
  UserThreadWithPost: ['is_following'],
  // Of a newer Mattermost than the one whose server is known.
  // Would tell whose account is switched off.
  getUserLoginType: ['is_deactivated'],
  ContentFlaggingReviewerSetting: ['CommonReviewerIds', 'TeamReviewersSetting'],
};

/** Calls of which the package promises another answer than Mattermost gives, and what that is. */
const OTHERWISE: Readonly<Record<string, object>> = {
  deleteChannelCategory: { $ref: '#/definitions/StatusOK' },
  deleteDraft: { $ref: '#/definitions/StatusOK' },
  getMyPreferences: { type: 'array', items: { $ref: '#/definitions/PreferenceType' } },
  executeCommand: { type: 'object', required: ['response_type', 'text'] },
  authorizeOAuthApp: { type: 'object', required: ['redirect'] },
  getSamlCertificateStatus: { type: 'object', additionalProperties: { type: 'boolean' } },
  getLogs: { type: 'object' },
  searchDataRetentionCustomPolicyChannels: { type: 'array' },
  searchDataRetentionCustomPolicyTeams: { type: 'array' },
  installMarketplacePlugin: { $ref: '#/definitions/PluginManifest' },
  // An object by id, which the package takes for a Map.
  FileSearchResults: { type: 'object', required: ['order', 'file_infos'] },
  // Of a plugin that no marketplace knows they are ''.
  AuthorType: { type: 'string' },
  ReleaseStage: { type: 'string' },
  HostingType: { type: 'string' },
};

/** What only some servers have: the environment names some settings, a licence brings others. */
const SOME_OF = /^(EnvironmentConfig|ClientConfig$)/;
