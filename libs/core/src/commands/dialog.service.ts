import type { OpenDialogRequest } from '@patchbay/contract';
import type { EventHub } from '../events/event-hub.ts';
import type { Logger } from '../logger.ts';
import { present } from '../model/present.ts';
import { dialogProblems } from './dialog-problems.ts';
import type { TriggerIds } from './trigger-ids.ts';

export interface DialogServiceParts {
  readonly triggers: TriggerIds;
  readonly events: EventHub;
  readonly logger: Logger;
}

/** Interactive dialogs: shown to whoever holds the trigger, in the client that has its other half. */
export class DialogService {
  readonly #parts: DialogServiceParts;

  constructor(parts: DialogServiceParts) {
    this.#parts = parts;
  }

  /** Opens a dialog; `opener` names who asks in the log. Throws 400 for a trigger that is not ours, or too old. */
  open(request: OpenDialogRequest, opener: Record<string, unknown>): void {
    const { events, logger, triggers } = this.#parts;
    const { clientTriggerId, userId } = triggers.verify(request.trigger_id);
    const problems = dialogProblems(request);
    if (problems.length > 0)
      logger.warn('A dialog was opened that clients may not be able to show', { ...opener, problems });
    const dialog = present('model.OpenDialogRequest', { ...request, trigger_id: clientTriggerId });
    events.publish({
      event: 'open_dialog',
      data: { dialog: JSON.stringify(dialog) },
      broadcast: { user_id: userId },
    });
  }
}
