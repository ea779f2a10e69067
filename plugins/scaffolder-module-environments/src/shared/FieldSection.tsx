import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: 0,
      margin: 0,
      padding: 0,
      minWidth: 0,
      display: 'grid',
      gap: theme.spacing(2),
    },
    legend: { padding: 0, marginBottom: theme.spacing(1) },
  }),
  { name: 'FlightdeckWizardSection' },
);

export interface FieldSectionProps {
  title?: string;
  description?: string;
  children: ReactNode;
}

/** Questions that belong together, below their title. */
export function FieldSection(props: FieldSectionProps) {
  const { title, description, children } = props;
  const classes = useStyles();
  return (
    <fieldset className={classes.root}>
      {title && (
        <legend className={classes.legend}>
          <Typography variant="h6" component="span">
            {title}
          </Typography>
        </legend>
      )}
      {description && (
        <Typography variant="body2" color="textSecondary">
          {description}
        </Typography>
      )}
      {children}
    </fieldset>
  );
}
