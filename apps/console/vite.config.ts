import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console as static files; the gateway serves them and fills in issuer and nonce. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@fire-campaign/source', 'browser', 'module', 'import', 'default'] },
  html: { cspNonce: '{{nonce}}' },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false } },
});
