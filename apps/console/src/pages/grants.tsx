import { useQuery } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { ListPage, StatusTag, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Checkbox, Form, Input, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActModal } from '../act-modal';
import { useAddress } from '../address';
import { DayField, PersonField, RegionField } from '../fields';
import { GrantsDocument, IssueGrantDocument, RevokeGrantDocument, type GrantsQuery, type RoleCode } from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';

type Row = GrantsQuery['grants']['nodes'][number];

/** Who may do what where; the security administrator gives and takes, nobody to themselves. */
export function Grants() {
  const { t } = useTranslation();
  const word = useWord();
  const me = useMe();
  const [address, change] = useAddress();
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Row | null>(null);
  const root = me.regionFor('directory:read');
  const variables = {
    personId: address.get('person'),
    regionCode: address.get('region'),
    role: address.get('role') as RoleCode | null,
    inForce: address.get('all') === 'yes' ? null : true,
    ...usePage(),
  };
  const { data, loading, error, refetch } = useQuery(GrantsDocument, { variables, skip: root === null });
  if (root === null) return <NotFound />;
  const roles = data?.roles ?? [];
  const required = [{ required: true, message: t('field.required') }];
  const common = { success: t('admin.saved'), refetch: ['Grants'] };
  const columns: ListColumn<Row>[] = [
    { key: 'person', title: t('person.name'), fixed: 'left', render: (_, { person }) => person?.name ?? t('field.outside') },
    { key: 'organization', title: t('person.organization'), render: (_, { person }) => person?.organization?.name },
    {
      key: 'role',
      title: t('grant.role'),
      render: (_, { role }) => <Tooltip title={roles.find(({ code }) => code === role.code)?.capabilities.join(' ')}>{word(role)}</Tooltip>,
    },
    { key: 'region', title: t('grant.region'), render: (_, { region }) => region.path },
    {
      key: 'valid',
      title: t('grant.valid'),
      className: 'nowrap',
      render: (_, row) => `${row.validFrom} – ${row.validTo ?? t('grant.noEnd')}`,
    },
    { key: 'reason', title: t('field.reason'), dataIndex: 'reason' },
    { key: 'by', title: t('grant.by'), render: (_, { grantedBy }) => grantedBy?.name },
    {
      key: 'state',
      title: t('person.state'),
      render: (_, { revoked, revokeReason }) => (
        <>
          <StatusTag tone={revoked ? 'neutral' : 'good'}>{t(revoked ? 'grant.revoked' : 'grant.inForce')}</StatusTag> {revokeReason}
        </>
      ),
    },
  ];
  if (me.may('directory:grant'))
    columns.push({
      key: 'deeds',
      title: t('admin.deeds'),
      fixed: 'right',
      render: (_, grant) =>
        !grant.revoked &&
        me.may('directory:grant', grant.regionCode) && (
          <Button type="link" size="small" danger onClick={() => setRevoking(grant)}>
            {t('grant.revoke')}
          </Button>
        ),
    });
  return (
    <Page title={t('menu.grants')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.grants')}
        columns={columns}
        rows={data?.grants.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.grants.totalCount}
        pageInfo={data?.grants.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <RegionField
              root={root}
              aria-label={t('grant.region')}
              value={variables.regionCode ?? undefined}
              onChange={(region) => change({ region: region ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('grant.role')}
              placeholder={t('grant.anyRole')}
              style={{ minWidth: 180 }}
              value={variables.role}
              options={roles.map((role) => ({ value: role.code, label: word(role) }))}
              onChange={(role?: string) => change({ role: role ?? '' })}
            />
            <Checkbox checked={variables.inForce === null} onChange={({ target }) => change({ all: target.checked ? 'yes' : '' })}>
              {t('grant.withOld')}
            </Checkbox>
            {variables.personId !== null && <Button onClick={() => change({ person: '' })}>{t('grant.everybody')}</Button>}
          </div>
        }
        actions={
          me.may('directory:grant') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>
              {t('grant.new')}
            </Button>
          )
        }
        empty={t('grant.empty')}
      />
      <ActModal
        {...common}
        open={issuing}
        onClose={() => setIssuing(false)}
        title={t('grant.new')}
        document={IssueGrantDocument}
        initialValues={{ personId: variables.personId ?? undefined, regionCode: root.code }}
        input={(values: { personId: string; role: RoleCode; regionCode: string; validTo?: string; reason: string }) => values}
      >
        <Form.Item name="personId" label={t('person.name')} rules={required}>
          <PersonField regionCode={root.code} />
        </Form.Item>
        <Form.Item name="role" label={t('grant.role')} extra={t('grant.exclusive')} rules={required}>
          <Select options={roles.map((role) => ({ value: role.code, label: word(role) }))} />
        </Form.Item>
        <Form.Item name="regionCode" label={t('grant.region')} rules={required}>
          <RegionField root={root} />
        </Form.Item>
        <Form.Item name="validTo" label={t('grant.validTo')}>
          <DayField />
        </Form.Item>
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t('grant.revoke')}
        document={RevokeGrantDocument}
        input={({ reason }: { reason: string }) => ({ id: revoking!.id, reason })}
      >
        <p>{t('grant.revokeWhy', { name: revoking?.person?.name ?? '', role: revoking === null ? '' : word(revoking.role) })}</p>
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input autoFocus />
        </Form.Item>
      </ActModal>
    </Page>
  );
}
