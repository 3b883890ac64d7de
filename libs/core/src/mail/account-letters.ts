import type { Config, Team } from '@patchbay/contract';
import { letterOf } from './letter-page.ts';
import type { Letter } from './letter.ts';

/** The letters about an account, in English whatever the reader's language. `siteUrl` has no slash at its end. */
export class AccountLetters {
  readonly #config: () => Config;

  constructor(config: () => Config) {
    this.#config = config;
  }

  passwordReset(to: string, token: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] Set a new password`,
      title: 'Set a new password',
      lines: [`Somebody, most likely you, asked for a new password of your account on ${this.#site()}.`],
      button: { text: 'Set a new password', url: this.#url('/reset_password_complete', { token }) },
      footer: 'The link works once, for 24 hours. If it was not you who asked, there is nothing to do.',
    });
  }

  passwordChanged(to: string, how: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] Your password was changed`,
      title: 'Your password was changed',
      lines: [`Your password on ${this.#site()} was changed ${how}.`],
      footer: 'If it was not you, tell your administrator.',
    });
  }

  verifyEmail(to: string, token: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] Is this your email address?`,
      title: 'Is this your email address?',
      lines: [`An account on ${this.#site()} names this address. Please say that it is yours.`],
      button: { text: 'Yes, it is mine', url: this.#url('/do_verify_email', { token, email: to }) },
      footer: 'The link works once, for 24 hours.',
    });
  }

  emailChanged(to: string, address: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] Your email address was changed`,
      title: 'Your email address was changed',
      lines: [`The address of your account on ${this.#site()} is ${address} now.`],
      footer: 'If it was not you, tell your administrator.',
    });
  }

  usernameChanged(to: string, username: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] Your username was changed`,
      title: 'Your username was changed',
      lines: [`You are ${username} on ${this.#site()} now.`],
      footer: 'If it was not you, tell your administrator.',
    });
  }

  mfaChanged(to: string, active: boolean): Letter {
    const what = active ? 'switched on' : 'switched off';
    return letterOf(to, {
      subject: `[${this.#site()}] Logging in with a second factor was ${what}`,
      title: `Logging in with a second factor was ${what}`,
      lines: [`This is about your account on ${this.#site()}.`],
      footer: 'If it was not you, tell your administrator.',
    });
  }

  tokenAdded(to: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] A personal access token was made`,
      title: 'A personal access token was made',
      lines: [`Who has it can use ${this.#site()} as you. You find it in your security settings.`],
      footer: 'If it was not you, tell your administrator.',
    });
  }

  deactivated(to: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] Your account was deactivated`,
      title: 'Your account was deactivated',
      lines: [`You deactivated your account on ${this.#site()}.`],
      footer: 'If it was not you, or to have it back, tell your administrator.',
    });
  }

  /** `token` is what the address is verified with; undefined when it need not be. */
  welcome(to: string, token: string | undefined): Letter {
    const button = token
      ? { text: 'This is my address', url: this.#url('/do_verify_email', { token, email: to }) }
      : { text: 'Open it', url: this.#url('/', {}) };
    return letterOf(to, {
      subject: `[${this.#site()}] Welcome`,
      title: `Welcome to ${this.#site()}`,
      lines: [
        token
          ? 'Your account is there. Please say that this address is yours before you log in.'
          : 'Your account is there.',
      ],
      button,
    });
  }

  invitation(to: string, team: Team, sender: string, token: string): Letter {
    const d = JSON.stringify({ email: to, display_name: team.display_name, name: team.name });
    return letterOf(to, {
      subject: `[${this.#site()}] ${sender} invites you to ${team.display_name}`,
      title: `${sender} invites you to ${team.display_name}`,
      lines: [`It is a team on ${this.#site()}.`],
      button: { text: 'Join', url: this.#url('/signup_user_complete/', { d, t: token, md: 'email' }) },
      footer: 'The invitation works once, for 48 hours.',
    });
  }

  test(to: string): Letter {
    return letterOf(to, {
      subject: `[${this.#site()}] A letter to see whether mail works`,
      title: 'Mail works',
      lines: ['The settings of the mail server are good.'],
    });
  }

  #site(): string {
    return this.#config().TeamSettings.SiteName ?? '';
  }

  #url(path: string, query: Record<string, string>): string {
    const base = (this.#config().ServiceSettings.SiteURL ?? '').replace(/\/+$/, '');
    const text = new URLSearchParams(query).toString();
    return `${base}${path}${text === '' ? '' : `?${text}`}`;
  }
}
