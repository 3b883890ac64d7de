import type { EmailNotification } from '@patchbay/contract';
import { escapeHtml, htmlPage } from './letter-page.ts';
import type { Letter } from './letter.ts';

/**
 * The letter about one post, as plugins left it (EmailNotificationWillBeSent). `message_html` is markup, made from a
 * post's own text and so clean; everything else is text.
 */
export function notificationLetter(to: string, notification: EmailNotification): Letter {
  const { subject, title, subtitle, button_text: text, button_url: url, footer_text: footer } = notification;
  const hasButton = text !== '' && url !== '';
  const intro = subtitle === '' ? '' : `<p style="color:#666">${escapeHtml(subtitle)}</p>\n`;
  return {
    to,
    subject,
    html: htmlPage({
      subject,
      title,
      body: `${intro}<div style="border-left:3px solid #ddd;padding-left:12px">${notification.message_html}</div>`,
      ...(hasButton ? { button: { text, url } } : {}),
      ...(footer === '' ? {} : { footer }),
    }),
    text: [title, subtitle, notification.message_text, hasButton ? `${text}: ${url}` : '', footer]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}
