import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import type { LogRequest } from '@flightdeck/plugin-environments-common';
import { environmentsApiRef } from '../../api';
import { sentenceOf } from '../../query';
import { CopyButton } from '../copy';
import { FailureLine } from '../words';
import type { LogBlock } from './LogBuffer';
import { logText } from './logText';
import { saveBlob } from './saveBlob';

/** Takes a log along: to the clipboard what is on screen, to a file what was asked for. */
export function LogActions(props: {
  environmentRef: string;
  request: LogRequest;
  blocks: readonly LogBlock[];
}) {
  const { environmentRef, request, blocks } = props;
  const api = useApi(environmentsApiRef);
  const [state, setState] = useState<'idle' | 'loading' | Error>('idle');
  const download = async () => {
    setState('loading');
    try {
      const { kind, namespace, name } = request;
      saveBlob(
        await api.downloadLogs(environmentRef, request),
        `${kind}-${namespace}-${name}.log`.toLocaleLowerCase('en'),
      );
      setState('idle');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <div>
      {state instanceof Error && (
        <FailureLine>Cannot download: {sentenceOf(state)}</FailureLine>
      )}
      <CopyButton label="Copy lines" text={() => logText(blocks)} />
      <Button
        size="small"
        disabled={state === 'loading'}
        onClick={() => download()}
      >
        {state === 'loading' ? 'Downloading …' : 'Download'}
      </Button>
    </div>
  );
}
