import { useQuery } from '@apollo/client/react';
import { regionContains, type Capability, type RegionCode } from '@fire-campaign/domain';
import { Spin } from 'antd';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { MeDocument, type MeQuery } from './graphql.generated';
import { ProblemPage } from './problem';

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly grants: MeQuery['me']['grants'];
  /** Whether any grant holds the right; with a region, one that reaches it. The platform decides again. */
  readonly may: (capability: Capability, regionCode?: RegionCode) => boolean;
  /** The widest region the right reaches; null without it. */
  readonly regionFor: (capability: Capability) => { readonly code: RegionCode; readonly name: string } | null;
}

const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  return useContext(MeContext)!;
}

/** Pages know who is asking before they show what may be done. */
export function MeProvider({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  const me = useMemo(() => (data === undefined ? null : meOf(data.me)), [data]);
  if (error !== undefined) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (me === null) return <Spin fullscreen />;
  return <MeContext value={me}>{children}</MeContext>;
}

function meOf(me: MeQuery['me']): Me {
  const holding = (capability: Capability) => me.grants.filter(({ capabilities }) => capabilities.includes(capability));
  return {
    id: me.id,
    name: me.person?.name ?? me.id,
    organization: me.person?.organization?.name ?? '',
    grants: me.grants,
    may: (capability, regionCode) =>
      holding(capability).some(({ region }) => regionCode === undefined || regionContains(region.code, regionCode)),
    regionFor: (capability) =>
      holding(capability)
        .map(({ region }) => region)
        .sort((one, other) => one.code.length - other.code.length)[0] ?? null,
  };
}
