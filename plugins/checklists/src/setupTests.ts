import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded and compiled on first use, which takes seconds on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(30_000);
