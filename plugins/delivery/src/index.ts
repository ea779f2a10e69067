/**
 * Delivery controls for Flightdeck environments: what a sync will do, the sync, and what happened.
 *
 * @packageDocumentation
 */

export { DeliveryPanel, deliveryPlugin } from './plugin';
