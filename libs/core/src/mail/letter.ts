/** A mail that is ready to go. */
export interface Letter {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  /** The same without markup; made of `html` when left out. */
  readonly text?: string;
  /** Instead of EmailSettings.ReplyToAddress. */
  readonly replyTo?: string;
}
