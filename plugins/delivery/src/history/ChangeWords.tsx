import Typography from '@material-ui/core/Typography';
import type { DeployedCommit } from '@flightdeck/plugin-environments-common';

/** What the newest commit of a deployment said, and by whom. */
export function ChangeWords(props: { commits: readonly DeployedCommit[] }) {
  const [first, ...others] = props.commits;
  if (!first) {
    return <>Not known</>;
  }
  return (
    <>
      {first.message ?? 'No message'}
      <Typography variant="caption" color="textSecondary" component="div">
        {first.author ?? 'Author not known'}
        {others.length > 0 &&
          `, and ${others.length} more ${
            others.length === 1 ? 'commit' : 'commits'
          }`}
      </Typography>
    </>
  );
}
