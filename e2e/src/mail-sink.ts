import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

import { eventually } from './eventually.ts';

/** A mail server on loopback that takes every letter and keeps it. */
export class MailSink {
  readonly #letters: { to: string; source: string }[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      text(stream).then(
        (source) => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.#letters.push({ to, source });
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });

  static async listen(): Promise<MailSink> {
    const sink = new MailSink();
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  /** The settings under which a server sends its letters here. */
  get environment(): Record<string, string> {
    return {
      MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1',
      MM_EMAILSETTINGS_SMTPPORT: String((this.#server.server.address() as AddressInfo).port),
      MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true',
      MM_EMAILSETTINGS_FEEDBACKEMAIL: 'server@example.com',
      MM_EMAILSETTINGS_REPLYTOADDRESS: 'server@example.com',
      MM_EMAILSETTINGS_CONNECTIONSECURITY: '',
      MM_EMAILSETTINGS_ENABLESMTPAUTH: 'false',
    };
  }

  /** The words of a letter to somebody that has `part` in it, as soon as it is there; soft line ends are taken out. */
  async letter(to: string, part: RegExp): Promise<string> {
    const found = await eventually(
      `a letter to ${to} with ${part}`,
      () => this.#letters.filter((letter) => letter.to === to).map(({ source }) => readable(source)),
      (letters) => letters.some((letter) => part.test(letter)),
    );
    return found.find((letter) => part.test(letter)) ?? '';
  }

  /** How many letters to somebody have `part` in them by now. */
  count(to: string, part: RegExp): number {
    return this.#letters.filter((letter) => letter.to === to && part.test(readable(letter.source))).length;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}

/** Quoted-printable undone, as far as links need it. */
function readable(source: string): string {
  return source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
