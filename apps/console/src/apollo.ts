import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import type { DocumentNode } from 'graphql';
import { accessToken, signedInAgain } from './session';

/** Asks with the token of the session; when that has ended, waits for the person to sign in again and asks once more. */
const send: typeof fetch = async (input, init) => {
  for (;;) {
    const token = await accessToken();
    if (token !== null) {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      const response = await fetch(input, { ...init, headers });
      if (response.status !== 401) return response;
    }
    await signedInAgain();
  }
};

/** Documents were given their hashes when they were generated; the gateway knows them by these. */
const hashOf = (document: DocumentNode): string => (document as unknown as { readonly __meta__: { readonly hash: string } }).__meta__.hash;

/** Sends the hash in place of the text. */
const trusted = new ApolloLink((operation, forward) => {
  operation.extensions['persistedQuery'] = { version: 1, sha256Hash: hashOf(operation.query) };
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  return forward(operation);
});

export const client = new ApolloClient({
  link: ApolloLink.from([trusted, new HttpLink({ uri: '/graphql', fetch: send })]),
  cache: new InMemoryCache({
    typePolicies: {
      Region: { keyFields: ['code'] },
      Role: { keyFields: ['code'] },
      IndicatorDefinition: { keyFields: ['code'] },
      CampaignTemplate: { keyFields: ['code'] },
      CampaignPhase: { keyFields: false },
      Me: { merge: true },
    },
  }),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
});
