import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { WayIn } from './readWaysIn';

interface WayInCardProps {
  way: WayIn;
  onChoose(): void;
}

const useStyles = makeStyles(theme => ({
  card: { height: '100%', display: 'flex', flexDirection: 'column' },
  content: { flexGrow: 1 },
  actions: { padding: theme.spacing(2), paddingTop: 0 },
}));

/** One person, with what they may do and the button to be them. */
export const WayInCard = ({ way, onChoose }: WayInCardProps) => {
  const classes = useStyles();
  return (
    <Card className={classes.card}>
      <CardContent className={classes.content}>
        <Typography variant="h5" component="h3">
          {way.name}
        </Typography>
        <Typography color="textSecondary" gutterBottom>
          {way.team}
        </Typography>
        <Typography variant="body2">{way.may}</Typography>
      </CardContent>
      <CardActions className={classes.actions}>
        <Button variant="outlined" color="primary" onClick={onChoose}>
          {way.button}
        </Button>
      </CardActions>
    </Card>
  );
};
