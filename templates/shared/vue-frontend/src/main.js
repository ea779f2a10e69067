import { createApp } from 'vue';
import App from './App.vue';
import { createNavigation, NAVIGATION } from './navigation.js';
import { pages } from './pages/index.js';
import './style.css';

const navigation = createNavigation(pages, window);
createApp(App).provide(NAVIGATION, navigation).mount('#app');
