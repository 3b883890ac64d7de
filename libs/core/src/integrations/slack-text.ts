import type { MessageAttachment } from '@patchbay/contract';
import type { UserRepository } from '../users/user.repository.ts';

const ANNOUNCEMENT = /<!(channel|here|all)>/g;
const USER = /<@([a-zA-Z0-9]+)>/g;

/** `<https://example.com|text>`, as Slack writes links, in Markdown. */
export function slackLinksToMarkdown(text: string): string {
  return text.replaceAll(/<([^\n<|>]+)\|([^|\n>]+)>/g, '[$2]($1)');
}

/** What programs made for Slack write differently: announcements, and people by their ids. */
export class SlackText {
  readonly #users: UserRepository;

  constructor(users: UserRepository) {
    this.#users = users;
  }

  async text(given: string): Promise<string> {
    const text = given.replaceAll(ANNOUNCEMENT, '@$1');
    const ids = [...text.matchAll(USER)].map(([, id = '']) => id);
    if (ids.length === 0) return text;
    const users = await this.#users.byIds([...new Set(ids)]);
    const names = new Map(users.map((user) => [user.id, user.username]));
    return text.replaceAll(USER, (whole, id: string) => (names.has(id) ? `@${names.get(id) ?? ''}` : whole));
  }

  async attachments(given: readonly MessageAttachment[]): Promise<MessageAttachment[]> {
    return Promise.all(
      given.map(async (attachment) => ({
        ...attachment,
        pretext: slackLinksToMarkdown(await this.text(attachment.pretext)),
        text: slackLinksToMarkdown(await this.text(attachment.text)),
        title: await this.text(attachment.title),
        fields: await Promise.all(
          attachment.fields.map(async (field) =>
            typeof field.value === 'string'
              ? { ...field, value: slackLinksToMarkdown(await this.text(field.value)) }
              : field,
          ),
        ),
      })),
    );
  }
}
