import type { Router } from 'express';
import { answerFresh } from './answer/answerFresh';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';

/** The route of what bears on every action on an environment. */
export function addDeliveryStatusRoute(
  router: Router,
  { deliveryStatus, httpAuth }: RouterOptions,
): void {
  router.get(`${ENVIRONMENT}/delivery`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    answerFresh(res).json(await deliveryStatus.status(ref, { credentials }));
  });
}
