import type { OAuthApp } from '@mattermost/types/integrations';
import {
  addOAuthApp,
  deleteOAuthApp,
  editOAuthApp,
  getOAuthApps,
  regenOAuthAppSecret,
} from 'mattermost-redux/actions/integrations';
import { flag, list, number, record, text, texts } from '../../../rest/fields.ts';
import { answerOf, linesOf, textOf } from '../integration-kind.ts';
import type { Integration, IntegrationKind, Values } from '../integration-kind.ts';

const MOST = 200;

/** Applications that log people in with their accounts here, or act for them. */
export const oauthApps: IntegrationKind = {
  name: 'oauth2-apps',
  icon: 'key-variant',
  fields: [
    { name: 'name', label: 'backstage.field.name', input: 'text', isRequired: true },
    { name: 'description', label: 'backstage.field.description', input: 'text' },
    { name: 'homepage', label: 'backstage.field.homepage', input: 'text', isRequired: true },
    { name: 'icon_url', label: 'backstage.field.icon', help: 'backstage.field.iconHelp', input: 'text' },
    {
      name: 'callback_urls',
      label: 'backstage.field.redirects',
      help: 'backstage.field.linesHelp',
      input: 'lines',
      isRequired: true,
    },
    {
      name: 'is_trusted',
      label: 'backstage.field.trusted',
      help: 'backstage.field.trustedHelp',
      input: 'check',
      isForAdmins: true,
    },
  ],
  list: async ({ dispatch }) => list(await answerOf(dispatch(getOAuthApps(0, MOST)))).map(read),
  create: ({ dispatch }, values) => answerOf(dispatch(addOAuthApp(appOf(values)))),
  update: ({ dispatch }, { raw }, values) => answerOf(dispatch(editOAuthApp({ ...raw, ...appOf(values) }))),
  remove: ({ dispatch }, id) => answerOf(dispatch(deleteOAuthApp(id))),
  regenerate: ({ dispatch }, id) => answerOf(dispatch(regenOAuthAppSecret(id))),
};

const appOf = (values: Values) =>
  ({
    name: textOf(values.name),
    description: textOf(values.description),
    homepage: textOf(values.homepage),
    icon_url: textOf(values.icon_url),
    callback_urls: linesOf(values.callback_urls),
    is_trusted: values.is_trusted === true,
  }) as OAuthApp;

function read(value: unknown): Integration {
  const app = record(value);
  const id = text(app.id);
  return {
    id,
    name: text(app.name),
    description: text(app.description),
    ownerId: text(app.creator_id),
    createAt: number(app.create_at),
    isActive: true,
    values: {
      name: text(app.name),
      description: text(app.description),
      homepage: text(app.homepage),
      icon_url: text(app.icon_url),
      callback_urls: texts(app.callback_urls).join('\n'),
      is_trusted: flag(app.is_trusted),
    },
    facts: [
      { label: 'backstage.fact.clientId', value: id },
      { label: 'backstage.fact.clientSecret', value: text(app.client_secret), isSecret: true },
      { label: 'backstage.fact.redirects', value: texts(app.callback_urls).join('\n') },
    ],
    raw: app,
  };
}
