import { useEffect } from 'react';
import ReactDOM from 'react-dom';
import { IntlProvider } from 'react-intl';
import { Provider, useSelector } from 'react-redux';

/** Draws into a node of its own beside the page, as was done before `createRoot`; gives what takes it away. */
export function drawBeside(store: never): () => void {
  const node = document.createElement('div');
  node.id = 'era10-beside';
  document.getElementById('root-portal')?.appendChild(node);
  ReactDOM.render(
    <Provider store={store}>
      <IntlProvider locale="en">
        <Beside />
      </IntlProvider>
    </Provider>,
    node,
  );
  return () => {
    ReactDOM.unmountComponentAtNode(node);
    node.remove();
  };
}

function Beside() {
  const userId = useSelector(
    (state: { entities: { users: { currentUserId: string } } }) => state.entities.users.currentUserId,
  );
  useEffect(() => {
    document.body.dataset.era10 = 'drawn';
    return () => void (document.body.dataset.era10 = 'gone');
  }, []);
  return <span hidden>{userId === '' ? 'era 10: nobody is here' : 'era 10: somebody is here'}</span>;
}
