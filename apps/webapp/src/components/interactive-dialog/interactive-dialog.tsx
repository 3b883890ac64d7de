import type { OpenDialogRequest } from '@mattermost/types/integrations';
import { useId, useMemo, useRef, useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { readRequest } from './dialog-form.ts';
import type { DialogRequest } from './dialog-form.ts';
import { FieldRow } from './field-row.tsx';
import { safePicture } from './safe-picture.ts';
import { useDialogForm } from './use-dialog-form.ts';
import { useTimezone } from './use-timezone.ts';

let opened = 0;

interface InteractiveDialogProps {
  /** What the store has if it is left out. */
  dialog?: OpenDialogRequest;
  onExited(): void;
}

/** The dialog that a plugin or a program has opened for this person (contract: webapp §3). */
export function InteractiveDialog({ dialog: own, onExited }: InteractiveDialogProps) {
  const latest = useAppSelector(
    (state) => state.entities.integrations.dialog as OpenDialogRequest | undefined,
  );
  const dialog = own ?? latest;
  // One that takes the place of another begins anew.
  const { request, key } = useMemo(() => {
    opened += 1;
    return { request: readRequest(dialog), key: opened };
  }, [dialog]);
  return dialog === undefined ? null : <OpenDialog key={key} request={request} onDone={onExited} />;
}

function OpenDialog({ request, onDone }: { request: DialogRequest; onDone(): void }) {
  const formId = useId();
  const body = useRef<HTMLFormElement>(null);
  const zone = useTimezone();
  const { form, values, problems, error, isBusy, fieldBusy, change, submit, cancel, submission } =
    useDialogForm(request, zone, onDone);
  const [brokenIcon, setBrokenIcon] = useState('');
  const icon = form.iconUrl === brokenIcon ? undefined : safePicture(form.iconUrl);

  const send = async () => {
    const wrong = await submit();
    if (wrong !== undefined) {
      const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
      const row = rows.find(({ dataset }) => dataset.field === wrong);
      row?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    }
  };

  const actions = (
    <>
      <button
        type="button"
        id="interactiveDialogCancel"
        className="btn btn-tertiary cancel-button"
        onClick={cancel}
      >
        <Text id="cancel" />
      </button>
      <button
        type="submit"
        id="interactiveDialogSubmit"
        form={formId}
        className="btn btn-primary save-button"
        disabled={isBusy}
      >
        {form.submitLabel || <Text id="interactive.submit" />}
      </button>
    </>
  );

  return (
    <Dialog
      title={
        <span id="interactiveDialogModalLabel" className="interactive-dialog__title">
          {icon !== undefined && (
            <img
              id="interactiveDialogIconUrl"
              src={icon}
              alt=""
              width="32"
              height="32"
              referrerPolicy="no-referrer"
              onError={() => setBrokenIcon(form.iconUrl)}
            />
          )}
          {form.title}
        </span>
      }
      onClose={cancel}
      isKept
      actions={actions}
    >
      <form
        id={formId}
        ref={body}
        className="interactive-dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A field of a portal inside would send the form around it too.
          event.stopPropagation();
          void send();
        }}
      >
        {form.introduction !== '' && (
          <div id="interactiveDialogModalIntro" className="interactive-dialog__intro">
            <Markdown text={form.introduction} />
          </div>
        )}
        {form.fields.map((field, index) => (
          <FieldRow
            key={field.name}
            field={field}
            value={values[field.name] ?? null}
            problem={problems[field.name]}
            zone={zone}
            isFirst={index === 0}
            submission={submission}
            onChange={(value) => change(field.name, value)}
            onBusy={(isOnItsWay) => fieldBusy(field.name, isOnItsWay)}
          />
        ))}
        {error !== undefined && <ErrorNote error={error} />}
      </form>
    </Dialog>
  );
}
