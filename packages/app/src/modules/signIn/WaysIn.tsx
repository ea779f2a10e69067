import {
  Content,
  Header,
  Page,
  WarningPanel,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useContext } from 'react';
import { SignInContext } from './SignInContext';
import { WayInCard } from './WayInCard';

interface WaysInProps {
  /** Why the last attempt has failed. */
  error?: Error;
}

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, marginTop: theme.spacing(2) },
}));

/** The people as whom one may enter, to choose one. */
export const WaysIn = ({ error }: WaysInProps) => {
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('app.title');
  const { waysIn, onChoose } = useContext(SignInContext);
  return (
    <Page themeId="home">
      <Header title={title ?? 'Flightdeck'} />
      <Content>
        {error && <WarningPanel severity="error" title={describe(error)} />}
        <Typography variant="h3" component="h2" gutterBottom>
          {waysIn.length > 0 ? 'Who are you today?' : 'Nobody can sign in'}
        </Typography>
        <Typography>
          {waysIn.length > 0
            ? 'This portal is for trying, so it asks for no password. What you may do depends on who you are.'
            : 'No way to sign in is configured. docs/sign-in.md tells how to add a provider of your own.'}
        </Typography>
        <Grid container component="ul" spacing={2} className={classes.list}>
          {waysIn.map(way => (
            <Grid key={way.id} item component="li" xs={12} sm={6} lg={3}>
              <WayInCard way={way} onChoose={() => onChoose(way)} />
            </Grid>
          ))}
        </Grid>
      </Content>
    </Page>
  );
};

/** The sentence of the backend, where there is one. */
function describe({ cause, message }: Error): string {
  return cause instanceof Error ? cause.message : message;
}
