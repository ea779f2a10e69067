import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { StatusMark, type Tone } from '@flightdeck/plugin-environments-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1),
      marginTop: theme.spacing(0.5),
    },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'FlightdeckWizardSentence' },
);

export interface SentenceProps {
  tone: Tone;
  /** The outcome in a word, which stands before the sentence. */
  word: string;
  children?: ReactNode;
}

/** What was found about an answer: a shape, a word, and a sentence. */
export function Sentence(props: SentenceProps) {
  const classes = useStyles();
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <StatusMark tone={props.tone}>{props.word}</StatusMark>
      {props.children && (
        <span className={classes.words}>{props.children}</span>
      )}
    </Typography>
  );
}
