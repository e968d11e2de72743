export * from './contract.js';
export * from './directory.js';
export * from './units.js';
export * from './inspections.js';
export * from './campaigns.js';
export * from './insights.js';
