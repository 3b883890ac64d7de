import { Client4 } from 'mattermost-redux/client';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Text } from '../i18n/text.tsx';

type Status = 'NOT_STARTED' | 'STARTED' | 'SUCCESS' | 'FAILED';

interface NotifyAdminProps {
  /** In place of the host's own words. */
  ctaText?: ReactNode;
}

type NotifyRequest = Parameters<typeof Client4.notifyAdmin>[0];

const words = {
  NOT_STARTED: 'frame.notifyAdmin',
  STARTED: 'frame.notifyAdmin.busy',
  SUCCESS: 'frame.notifyAdmin.done',
  FAILED: 'frame.notifyAdmin.failed',
} as const;

/**
 * `window.useNotifyAdmin`: asks the administrators for something that the site lacks. Answers what to say, what a click
 * does, and how it went (contract: webapp §3).
 */
export function useNotifyAdmin(
  props: NotifyAdminProps | undefined,
  requestData: NotifyRequest,
): [ReactNode, () => void, Status] {
  const [status, setStatus] = useState<Status>('NOT_STARTED');
  const ask = useCallback(() => {
    setStatus('STARTED');
    Client4.notifyAdmin(requestData).then(
      () => setStatus('SUCCESS'),
      () => setStatus('FAILED'),
    );
  }, [requestData]);
  const text = status === 'NOT_STARTED' && props?.ctaText ? props.ctaText : <Text id={words[status]} />;
  return [text, ask, status];
}
