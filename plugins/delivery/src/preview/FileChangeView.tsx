import Typography from '@material-ui/core/Typography';
import type { FileChange } from '@flightdeck/plugin-environments-common';
import { Difference } from './Difference';
import { DifferenceDisclosure } from './DifferenceDisclosure';

/** So few lines are read at a glance. */
const AT_A_GLANCE = 12;

/** What an action would do to a file of a repository. */
export function FileChangeView(props: { file: FileChange }) {
  const { repository, branch, path, lines } = props.file;
  return (
    <section aria-label={`Change of ${path}`}>
      <Typography variant="body2" color="textSecondary">
        Branch {branch} of {repository}
      </Typography>
      {lines.length > 0 && lines.length <= AT_A_GLANCE ? (
        <>
          <Typography variant="body2">{path}</Typography>
          <Difference title={path} lines={lines} />
        </>
      ) : (
        <DifferenceDisclosure title={path} lines={lines} />
      )}
    </section>
  );
}
