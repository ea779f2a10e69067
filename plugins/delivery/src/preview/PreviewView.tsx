import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { ActionPreview } from '@flightdeck/plugin-environments-common';
import { Age, Sentence } from '@flightdeck/plugin-environments-react';
import { ApplicationChangeView } from './ApplicationChangeView';
import { BlockerAlerts } from './BlockerAlerts';
import { DeedList } from './DeedList';
import { FileChangeView } from './FileChangeView';
import { WorkloadChanges } from './WorkloadChanges';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5), minWidth: 0 },
  }),
  { name: 'FlightdeckPreviewView' },
);

/** What an action would do, what stands in its way, and what to think of before. */
export function PreviewView(props: {
  preview: ActionPreview;
  isRenewing: boolean;
  onRenew: () => void;
}) {
  const { preview, isRenewing, onRenew } = props;
  const classes = useStyles();
  return (
    <section aria-label="Preview" className={classes.root}>
      <Typography variant="subtitle1" component="p">
        {preview.summary}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        As of <Age time={preview.asOf} />{' '}
        <Button size="small" disabled={isRenewing} onClick={onRenew}>
          Refresh preview
        </Button>
      </Typography>
      {isRenewing && <LinearProgress aria-label="Asking for a new preview" />}
      <BlockerAlerts blockers={preview.blockers} />
      {preview.warnings.map(warning => (
        <Alert key={warning} severity="warning">
          <Sentence text={warning} />
        </Alert>
      ))}
      <Typography variant="body2">{podsText(preview)}</Typography>
      <DeedList deeds={preview.deeds} />
      {preview.applications.map(change => (
        <ApplicationChangeView
          key={`${change.instance}/${change.namespace}/${change.name}`}
          change={change}
        />
      ))}
      <WorkloadChanges workloads={preview.workloads} />
      {preview.files.map(file => (
        <FileChangeView
          key={`${file.repository} ${file.branch} ${file.path}`}
          file={file}
        />
      ))}
    </section>
  );
}

function podsText({ podsTouched }: ActionPreview): string {
  switch (podsTouched) {
    case undefined:
      return 'How many Pods it touches cannot be told.';
    case 0:
      return 'It touches no Pod.';
    case 1:
      return '1 Pod is replaced, started or ended.';
    default:
      return `${podsTouched} Pods are replaced, started or ended.`;
  }
}
