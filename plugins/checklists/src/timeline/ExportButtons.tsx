import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import type { Release } from '@flightdeck/plugin-environments-common';
import {
  environmentsApiRef,
  FailureLine,
  saveBlob,
  sentenceOf,
} from '@flightdeck/plugin-environments-react';

const FORMATS = ['csv', 'json'] as const;

type Format = (typeof FORMATS)[number];

/** Takes the events of a checklist along as a file. */
export function ExportButtons(props: {
  environmentRef: string;
  release: Pick<Release, 'key' | 'name'>;
}) {
  const { environmentRef, release } = props;
  const api = useApi(environmentsApiRef);
  const [state, setState] = useState<'idle' | 'loading' | Error>('idle');
  const save = async (format: Format) => {
    setState('loading');
    try {
      saveBlob(
        await api.checklists.exportEvents(environmentRef, release.key, format),
        `checklist-${release.name.replace(/[^\w.-]+/g, '-')}.${format}`,
      );
      setState('idle');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <div role="group" aria-label="Export">
      {FORMATS.map(format => (
        <Button
          key={format}
          size="small"
          disabled={state === 'loading'}
          onClick={() => save(format)}
        >
          Export {format.toLocaleUpperCase('en')}
        </Button>
      ))}
      {state instanceof Error && (
        <FailureLine>Cannot export: {sentenceOf(state)}</FailureLine>
      )}
    </div>
  );
}
