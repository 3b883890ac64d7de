import { hostname } from 'node:os';
import type { Config } from '@patchbay/contract';
import { convert } from 'html-to-text';
import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';

/** Where EmailSettings say nothing, in ms. */
const DEFAULT_TIMEOUT_MS = 10_000;
const LINE_LENGTH = 78;
/** One address and nothing beside it: the library takes commas for more, and angle brackets for names. */
const ONE_ADDRESS = /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()\\]+$/;

export type MailSettings = Config['EmailSettings'];

/**
 * Hands one letter to the SMTP server of the settings and waits until it was taken. Each step of the talk has
 * SMTPServerTimeout seconds. Throws what went wrong, in the library's words.
 */
export async function sendBySmtp(settings: MailSettings, letter: Letter): Promise<void> {
  if (!ONE_ADDRESS.test(letter.to)) throw new Error(`${JSON.stringify(letter.to)} is no email address`);
  const timeout = (settings.SMTPServerTimeout ?? 0) * 1_000 || DEFAULT_TIMEOUT_MS;
  const transport = createTransport({
    host: settings.SMTPServer,
    port: Number(settings.SMTPPort) || undefined,
    name: hostname(),
    secure: settings.ConnectionSecurity === 'TLS',
    requireTLS: settings.ConnectionSecurity === 'STARTTLS',
    ignoreTLS: settings.ConnectionSecurity !== 'STARTTLS',
    tls: { rejectUnauthorized: settings.SkipServerCertificateVerification !== true },
    ...(settings.EnableSMTPAuth
      ? { auth: { user: settings.SMTPUsername ?? '', pass: settings.SMTPPassword ?? '' } }
      : {}),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // A letter holds what people and plugins wrote: nothing in it may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail(message(settings, letter));
  } finally {
    transport.close();
  }
}

function message(settings: MailSettings, { to, subject, html, text, replyTo }: Letter) {
  const name = settings.FeedbackName ?? '';
  const from = settings.FeedbackEmail ?? '';
  const answer = replyTo ?? settings.ReplyToAddress ?? '';
  return {
    from: { name, address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    ...(answer === '' ? {} : { replyTo: { name, address: answer } }),
    subject,
    html,
    text: text ?? convert(html, { wordwrap: LINE_LENGTH }),
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
  };
}
