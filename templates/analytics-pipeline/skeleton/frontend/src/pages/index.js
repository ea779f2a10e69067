import Portfolio from './Portfolio.vue';
import Screening from './Screening.vue';

export const pages = [
  { path: '/', title: 'Screening', component: Screening },
  { path: '/portfolio', title: 'Portfolio', component: Portfolio },
];
