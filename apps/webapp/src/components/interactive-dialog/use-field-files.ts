import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useContext, useEffect, useRef, useState } from 'react';
import { AppContext } from '../../app-context.ts';
import { guarded } from '../../actions/guarded.ts';
import { record, text } from '../../rest/fields.ts';
import { json } from '../../rest/request.ts';
import { uploadFile } from '../../rest/upload-file.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { UploadProblem } from '../../store/views/uploads.ts';
import { MAX_FILES, checkFiles } from '../upload/check-files.ts';
import { filesWillUpload } from '../upload/files-will-upload.ts';
import type { FieldProps } from './field-row.tsx';

let started = 0;

/** The files of a field, by id with their names; plugins and limits are asked as in the composer. */
export function useFieldFiles({ field, value, submission, onChange, onBusy }: FieldProps) {
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const hooks = useAppSelector((state) => state.plugins.components.FilesWillUploadHook);
  const maxSize = Number(useAppSelector(getConfig).MaxFileSize) || Infinity;
  const ids = (Array.isArray(value) ? value : [value]).filter((id): id is string => Boolean(id));
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<readonly UploadProblem[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const onTheirWay = useRef(0);
  /** What is on its way when the dialog is closed is for nobody. */
  const stop = useRef(new AbortController());
  const latest = useRef(ids);
  latest.current = ids;

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const unnamed = ids.filter((id) => names[id] === undefined).join(' ');
  useEffect(() => {
    for (const id of unnamed.split(' ').filter(Boolean)) {
      const ask = () => json(`files/${encodeURIComponent(id)}/info`, { signal: stop.current.signal });
      void dispatch(guarded(ask)).then(({ data }) => {
        setNames((before) => ({ ...before, [id]: text(record(data).name) || id }));
      });
    }
  }, [dispatch, unnamed]);

  const keep = (next: readonly string[]) => {
    latest.current = [...next];
    onChange(field.isMultiple ? next : (next.at(-1) ?? null));
  };

  const upload = async (file: File) => {
    started += 1;
    const { channel_id: channelId } = submission() as { channel_id: string };
    const { signal } = stop.current;
    const { data, error } = await dispatch(
      guarded(() =>
        uploadFile({ file, channelId, clientId: `dialog-${started}`, onProgress: () => undefined, signal }),
      ),
    );
    if (signal.aborted) {
      return;
    }
    if (error !== undefined) {
      setProblems((before) => [...before, { message: error.message }]);
    } else if (data !== undefined) {
      setNames((before) => ({ ...before, [data.id]: data.name }));
      keep(field.isMultiple ? [...latest.current, data.id] : [data.id]);
    }
  };

  const count = (more: number) => {
    onTheirWay.current += more;
    setIsRunning(onTheirWay.current > 0);
    onBusy(onTheirWay.current > 0);
  };

  const send = async (files: readonly File[], said: readonly UploadProblem[] = []) => {
    const room = field.isMultiple ? MAX_FILES - latest.current.length : 1;
    const { accepted, problems: refused } = checkFiles(files, { maxSize, room });
    setProblems([...said, ...refused]);
    count(accepted.length);
    for (const file of accepted) {
      await upload(file);
      count(-1);
    }
  };

  return {
    ids,
    nameOf: (id: string) => names[id] ?? '…',
    problems,
    isRunning,
    addressOf: (id: string) => Client4.getFileUrl(id, 0),
    choose: (files: readonly File[]) => {
      const asked = filesWillUpload(services, hooks, files, (more) => void send(more));
      void send(asked.files, asked.problems);
    },
    remove: (id: string) => keep(ids.filter((each) => each !== id)),
  };
}
