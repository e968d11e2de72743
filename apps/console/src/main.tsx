import { ApolloProvider } from '@apollo/client/react';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './nonce';
import { client } from './apollo';
import { Console } from './console';
import { startLanguage } from './i18n';
import { startSession } from './session';
import './style.css';

await startLanguage();
if (await startSession()) {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <ApolloProvider client={client}>
        <Console />
      </ApolloProvider>
    </StrictMode>,
  );
}
