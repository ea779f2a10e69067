import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { LoadFailure, statusOf } from '@flightdeck/plugin-environments-react';
import { Sentence } from '../shared/Sentence';
import { FileBrowser } from './FileBrowser';
import { readRefusal } from './findProblems';
import type { PreviewFile } from './PreviewFile';
import { ProblemList } from './ProblemList';
import type { DryRun } from './useDryRun';

/** The files that a dry run has written, or why there are none. */
export function RenderedFiles(props: {
  run: DryRun;
  files: readonly PreviewFile[];
}) {
  const { files, run } = props;
  const { error, response, retry, state } = run;
  const refusals = error ? readRefusal(error.message) : [];
  return (
    <>
      {state === 'running' && (
        <>
          <LinearProgress aria-label="Writing the files" />
          <Typography variant="body2" role="status">
            {response
              ? 'The answers changed; the files are written anew.'
              : 'Writing the files. Nothing is made by this.'}
          </Typography>
        </>
      )}
      {error && refusals.length > 0 && <ProblemList problems={refusals} />}
      {error && statusOf(error) === 403 && (
        <Sentence tone="suspended" word="Not allowed">
          You may not see files before they are made. Whoever decides on
          permissions in this portal can allow it: scaffolder.template.dry-run
          and scaffolder.task.create. You can create the service all the same,
          if you may.
        </Sentence>
      )}
      {error && refusals.length === 0 && statusOf(error) !== 403 && (
        <LoadFailure what="the files" error={error} onRetry={retry} />
      )}
      {files.length > 0 && <FileBrowser files={files} />}
    </>
  );
}
