export * from './authority.js';
export * from './credit-code.js';
export * from './indicator.js';
export * from './local-date.js';
export * from './region.js';
export * from './state-machine.js';
export * from './text.js';
export * from './working-days.js';
