import { createContext } from 'react';
import type { WayIn } from './readWaysIn';

/** What the page of the ways in shows, and whom it tells of the choice. */
export const SignInContext = createContext<{
  waysIn: readonly WayIn[];
  onChoose(way: WayIn): void;
}>({ waysIn: [], onChoose() {} });
