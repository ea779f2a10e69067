import type { Contender, ContenderName } from './Contender';
import { flightdeck } from './flightdeck';
import { incumbent } from './incumbent';

export const contenders: Record<ContenderName, Contender> = {
  flightdeck,
  incumbent,
};
