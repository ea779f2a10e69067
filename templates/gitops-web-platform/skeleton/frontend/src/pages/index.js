import ItManager from './ItManager.vue';
import Items from './Items.vue';
import TeamManager from './TeamManager.vue';

/** The pages that the Ingress routes to. */
export const pages = [
  { path: '/', title: 'Items', component: Items },
  { path: '/team-manager', title: 'Team manager', component: TeamManager },
  { path: '/it-manager', title: 'IT manager', component: ItManager },
];
