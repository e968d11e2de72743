export * from './kafka.js';
export * from './service.js';
export * from './sign-in.js';
