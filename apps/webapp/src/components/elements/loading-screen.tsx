import { Text } from '../../i18n/text.tsx';

export function LoadingScreen() {
  return (
    <div className="loading-screen" role="status">
      <div className="spinner" aria-hidden="true" />
      <Text id="loading" />
    </div>
  );
}
