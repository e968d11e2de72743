import { useQuery } from '@apollo/client/react';
import { ListPage, shanghaiTime, usePage, type ListColumn } from '@fire-campaign/ui';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address';
import { RegionField } from '../fields';
import { AuditDocument, type AuditQuery } from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';

type Row = AuditQuery['auditEntries']['nodes'][number];

export function Audit() {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const root = me.regionFor('audit:read');
  const variables = { objectType: address.get('type'), objectId: address.get('object'), regionCode: address.get('region'), ...usePage() };
  const { data, loading, error, refetch } = useQuery(AuditDocument, { variables, skip: root === null });
  if (root === null) return <NotFound />;
  const digest = (text: string | null) => text && <code title={text}>{text.slice(0, 10)}</code>;
  const columns: ListColumn<Row>[] = [
    { key: 'at', title: t('audit.at'), fixed: 'left', className: 'nowrap', render: (_, row) => shanghaiTime(row.at) },
    { key: 'actor', title: t('audit.actor'), dataIndex: 'actorId' },
    { key: 'operation', title: t('audit.operation'), dataIndex: 'operation' },
    { key: 'type', title: t('audit.objectType'), dataIndex: 'objectType' },
    { key: 'object', title: t('audit.objectId'), dataIndex: 'objectId' },
    { key: 'region', title: t('unit.region'), dataIndex: 'regionCode' },
    { key: 'before', title: t('audit.before'), render: (_, row) => digest(row.beforeDigest) },
    { key: 'after', title: t('audit.after'), render: (_, row) => digest(row.afterDigest) },
    { key: 'trace', title: t('problem.trace'), dataIndex: 'traceId', hidden: true },
    { key: 'seq', title: t('audit.seq'), dataIndex: 'seq', hidden: true },
  ];
  return (
    <Page title={t('menu.audit')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.audit')}
        columns={columns}
        rows={data?.auditEntries.nodes}
        rowKey="seq"
        loading={loading && data === undefined}
        total={data?.auditEntries.totalCount}
        pageInfo={data?.auditEntries.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <Input.Search
              allowClear
              aria-label={t('audit.objectType')}
              placeholder={t('audit.objectType')}
              defaultValue={variables.objectType ?? ''}
              style={{ width: 200 }}
              onSearch={(type) => change({ type: type.trim() })}
            />
            <Input.Search
              allowClear
              aria-label={t('audit.objectId')}
              placeholder={t('audit.objectId')}
              defaultValue={variables.objectId ?? ''}
              style={{ width: 320 }}
              onSearch={(object) => change({ object: object.trim() })}
            />
            <RegionField
              root={root}
              aria-label={t('unit.region')}
              value={variables.regionCode ?? undefined}
              onChange={(region) => change({ region: region ?? '' })}
            />
          </div>
        }
        empty={t('audit.empty')}
      />
    </Page>
  );
}
