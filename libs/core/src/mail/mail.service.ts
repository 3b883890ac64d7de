import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Letter } from './letter.ts';
import { sendBySmtp, type MailSettings } from './smtp.ts';

/** How long closing waits for letters on their way. */
const CLOSE_WAIT_MS = 2_000;
/** What Mattermost has where nobody set a server: nothing listens there but a developer's own. */
const NOBODYS_SERVER = { SMTPServer: 'localhost', SMTPPort: '10025' };

/** Mail over the SMTP server of EmailSettings. Without a server (SMTPServer is empty) nothing is sent, and that is no error. */
export class MailService {
  readonly #config: ConfigService;
  readonly #logger: Logger;
  readonly #onTheirWay = new Set<Promise<void>>();

  constructor(config: ConfigService, logger: Logger) {
    this.#config = config;
    this.#logger = logger;
  }

  /** Resolves when the server has taken it; throws the SMTP error. */
  async send(letter: Letter): Promise<void> {
    const settings = this.#settings();
    if (settings.SMTPServer) await sendBySmtp(settings, letter);
  }

  /** As `send`, unless EmailSettings.SendEmailNotifications is off. */
  async sendNotification(letter: Letter): Promise<void> {
    if (this.#settings().SendEmailNotifications) await this.send(letter);
  }

  /** Sends what nobody waits for; a failure goes to the log. Nothing goes where no mail server was ever set. */
  sendLater(letter: Letter | Promise<Letter>): void {
    if (!this.isSet()) return;
    const sending: Promise<void> = Promise.resolve(letter)
      .then((written) => this.send(written))
      .catch((error: unknown) => this.#logger.error('A mail could not be sent', { error: String(error) }))
      .finally(() => this.#onTheirWay.delete(sending));
    this.#onTheirWay.add(sending);
  }

  /** Whether somebody set up mail: a server of their own, or notifications switched on. */
  isSet(): boolean {
    const { SMTPServer, SMTPPort, SendEmailNotifications } = this.#settings();
    if (!SMTPServer) return false;
    const isNobodys = SMTPServer === NOBODYS_SERVER.SMTPServer && SMTPPort === NOBODYS_SERVER.SMTPPort;
    return SendEmailNotifications === true || !isNobodys;
  }

  /** Tries settings that need not be saved with a letter to `to`. A masked password stands for the one in force. */
  async test(given: Partial<MailSettings>, mask: string, letter: Letter): Promise<void> {
    const current = this.#settings();
    const settings: MailSettings = { ...current, ...given };
    if (!settings.SMTPServer) throw refuse('api.admin.test_email.missing_server', 'testEmail');
    if (settings.SMTPPassword === mask) {
      const same = (['SMTPServer', 'SMTPPort', 'SMTPUsername'] as const).every(
        (name) => settings[name] === current[name],
      );
      if (!same) throw refuse('api.admin.test_email.reenter_password', 'testEmail');
      settings.SMTPPassword = current.SMTPPassword ?? '';
    }
    try {
      await sendBySmtp(settings, letter);
    } catch (error) {
      throw refuse('app.admin.test_email.failure', 'testEmail', { error: words(error) });
    }
  }

  /** Waits for letters on their way, but not for a server that does not answer. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_WAIT_MS);
    });
    await Promise.race([Promise.all(this.#onTheirWay), enough]);
    clearTimeout(timer);
  }

  #settings(): MailSettings {
    return this.#config.get().EmailSettings;
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
