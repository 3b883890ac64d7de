import { Modal } from 'react-bootstrap';
import { useState } from 'react';

const { formatText, messageHtmlToComponent } = window.PostUtils;

/** A dialog that the host opens and closes: it is told when it has gone. */
export function OwnWindow({ text, onExited }: { text: string; onExited(): void }) {
  const [shown, setShown] = useState(true);
  return (
    <Modal show={shown} onHide={() => setShown(false)} onExited={onExited}>
      <Modal.Header closeButton={true}>
        <Modal.Title>era 11 window</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        {messageHtmlToComponent(formatText(text, { markdown: true }), { mentionHighlight: false })}
      </Modal.Body>
    </Modal>
  );
}
