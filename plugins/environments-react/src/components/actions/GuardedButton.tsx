import { useId, type ReactNode } from 'react';
import Button, { type ButtonProps } from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from 'react-router-dom';
import { Sentence } from '../words';

/**
 * Props of {@link GuardedButton}.
 *
 * @public
 */
export interface GuardedButtonProps
  extends Pick<ButtonProps, 'aria-label' | 'size' | 'variant' | 'color'> {
  /** A sentence: why it cannot be pressed now, and who can; it can when absent. */
  obstacle?: string;
  onClick?: () => void;
  /** Where it leads, in the place of `onClick`. */
  to?: string;
  children: ReactNode;
}

/**
 * A button that says below it why it cannot be pressed, instead of being hidden.
 *
 * @public
 */
export function GuardedButton(props: GuardedButtonProps) {
  const { obstacle, onClick, to, ...rest } = props;
  const reasonId = useId();
  if (obstacle === undefined) {
    return to === undefined ? (
      <Button {...rest} onClick={onClick} />
    ) : (
      // It leads somewhere, and does not answer to the space bar.
      <Button {...rest} role="link" component={Link} to={to} />
    );
  }
  return (
    <div>
      <Button {...rest} disabled aria-describedby={reasonId} />
      <Typography id={reasonId} variant="caption" component="div">
        <Sentence text={obstacle} />
      </Typography>
    </div>
  );
}
