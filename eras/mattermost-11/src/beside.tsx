import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

/** Draws into a node of its own with the root of React 18; gives what takes it away. */
export function drawBeside(): () => void {
  const node = document.createElement('div');
  node.id = 'era11-beside';
  document.body.append(node);
  const root = createRoot(node);
  root.render(<Beside />);
  return () => {
    root.unmount();
    node.remove();
  };
}

function Beside() {
  useEffect(() => {
    document.body.dataset.era11 = 'drawn';
    return () => void (document.body.dataset.era11 = 'gone');
  }, []);
  return <span hidden>era 11 beside</span>;
}
