import { forwardRef } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      maxWidth: '26rem',
      whiteSpace: 'normal',
      // What cannot be done must still be readable: the reason is the point of showing it.
      '&.Mui-disabled': { opacity: 1, color: theme.palette.text.secondary },
    },
  }),
  { name: 'FlightdeckActionItem' },
);

/**
 * Props of {@link ActionItem}.
 *
 * @public
 */
export interface ActionItemProps {
  title: string;
  /** A few words on what it does. */
  description?: string;
  /** Why it cannot be done now; it can when absent. */
  obstacle?: string;
  onClick: () => void;
}

/**
 * An action in a menu. One that cannot be done stays in reach of the keyboard and says why, when
 * the list of the menu has `disabledItemsFocusable`.
 *
 * @public
 */
export const ActionItem = forwardRef<HTMLLIElement, ActionItemProps>(
  function ActionItemWithRef(props, ref) {
    const { title, description, obstacle, onClick, ...rest } = props;
    const classes = useStyles();
    const words = obstacle ?? description;
    return (
      <MenuItem
        {...rest}
        ref={ref}
        button
        className={classes.root}
        disabled={obstacle !== undefined}
        onClick={onClick}
      >
        <div>
          {title}
          {words && (
            <Typography variant="caption" color="textSecondary" component="div">
              {words}
            </Typography>
          )}
        </div>
      </MenuItem>
    );
  },
);
