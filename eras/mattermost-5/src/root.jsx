import React from 'react';
import { Modal } from 'react-bootstrap';
import { connect } from 'react-redux';

import { CLOSE_WINDOW, ownState } from './reducer';

const Root = ({ visible, marked, close }) => (
  <Modal show={visible} onHide={close} dialogClassName="era5-window">
    <Modal.Header closeButton={true}>
      <Modal.Title>era 5 window</Modal.Title>
    </Modal.Header>
    <Modal.Body>{`marked: ${marked.length}`}</Modal.Body>
    <Modal.Footer>
      <button className="btn btn-link" onClick={close}>
        era 5 close
      </button>
    </Modal.Footer>
  </Modal>
);

const mapStateToProps = (state) => {
  const { windowVisible = false, marked = [] } = ownState(state);
  return { visible: windowVisible, marked };
};

export default connect(mapStateToProps, { close: () => ({ type: CLOSE_WINDOW }) })(Root);
