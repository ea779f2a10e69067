import Typography from '@material-ui/core/Typography';
import type { FileChange } from '@flightdeck/plugin-environments-common';
import { DifferenceDisclosure } from './DifferenceDisclosure';

/** What an action would do to a file of a repository. */
export function FileChangeView(props: { file: FileChange }) {
  const { repository, branch, path, lines } = props.file;
  return (
    <section aria-label={`Change of ${path}`}>
      <Typography variant="body2" color="textSecondary">
        Branch {branch} of {repository}
      </Typography>
      <DifferenceDisclosure title={path} lines={lines} />
    </section>
  );
}
