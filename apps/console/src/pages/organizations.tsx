import { useQuery } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { ListPage, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActModal } from '../act-modal';
import { useAddress } from '../address';
import { RegionField } from '../fields';
import {
  CreateDivisionDocument,
  CreateOrganizationDocument,
  OrganizationsDocument,
  type OrganizationLevel,
  type OrganizationsQuery,
} from '../graphql.generated';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';
import { OrganizationField } from './people';

type Row = OrganizationsQuery['organizations']['nodes'][number];

const LEVELS: readonly OrganizationLevel[] = ['CORPS', 'DETACHMENT', 'BRIGADE', 'STATION', 'TOWNSHIP', 'COMMUNITY', 'GRID'];

export function Organizations() {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const [adding, setAdding] = useState(false);
  const [under, setUnder] = useState<Row | null>(null);
  const root = me.regionFor('directory:read');
  const variables = { regionCode: address.get('region'), name: address.get('name'), ...usePage() };
  const { data, loading, error, refetch } = useQuery(OrganizationsDocument, { variables, skip: root === null });
  if (root === null) return <NotFound />;
  const required = [{ required: true, message: t('field.required') }];
  const common = { success: t('admin.saved'), refetch: ['Organizations'] };
  const columns: ListColumn<Row>[] = [
    { key: 'name', title: t('organization.name'), fixed: 'left', width: 260, dataIndex: 'name' },
    { key: 'level', title: t('organization.level'), render: (_, { level }) => t(`organization.levels.${level}`) },
    { key: 'region', title: t('unit.region'), render: (_, { region }) => region.path },
    { key: 'parent', title: t('organization.parent'), render: (_, { parent }) => parent?.name },
    {
      key: 'divisions',
      title: t('organization.divisions'),
      width: 320,
      render: (_, { divisions }) => divisions.nodes.map(({ name }) => name).join('、'),
    },
    { key: 'people', title: t('organization.people'), align: 'right', render: (_, { people }) => people.totalCount },
  ];
  if (me.may('directory:write'))
    columns.push({
      key: 'deeds',
      title: t('admin.deeds'),
      fixed: 'right',
      render: (_, row) =>
        me.may('directory:write', row.regionCode) && (
          <Button type="link" size="small" onClick={() => setUnder(row)}>
            {t('organization.addDivision')}
          </Button>
        ),
    });
  return (
    <Page title={t('menu.organizations')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.organizations')}
        columns={columns}
        rows={data?.organizations.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.organizations.totalCount}
        pageInfo={data?.organizations.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <Input.Search
              allowClear
              aria-label={t('organization.name')}
              placeholder={t('organization.searchName')}
              defaultValue={variables.name ?? ''}
              style={{ width: 220 }}
              onSearch={(name) => change({ name: name.trim() })}
            />
            <RegionField
              root={root}
              aria-label={t('unit.region')}
              value={variables.regionCode ?? undefined}
              onChange={(region) => change({ region: region ?? '' })}
            />
          </div>
        }
        actions={
          me.may('directory:write') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('organization.new')}
            </Button>
          )
        }
        empty={t('organization.empty')}
      />
      <ActModal
        {...common}
        open={adding}
        onClose={() => setAdding(false)}
        title={t('organization.new')}
        document={CreateOrganizationDocument}
        input={(values: { name: string; level: OrganizationLevel; regionCode: string; parentId?: string }) => values}
      >
        <Form.Item name="name" label={t('organization.name')} rules={required}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="level" label={t('organization.level')} rules={required}>
          <Select options={LEVELS.map((value) => ({ value, label: t(`organization.levels.${value}`) }))} />
        </Form.Item>
        <Form.Item name="regionCode" label={t('unit.region')} rules={required}>
          <RegionField root={root} />
        </Form.Item>
        <Form.Item name="parentId" label={t('organization.parent')}>
          <OrganizationField regionCode={root.code} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={under !== null}
        onClose={() => setUnder(null)}
        title={`${t('organization.addDivision')} · ${under?.name ?? ''}`}
        document={CreateDivisionDocument}
        input={({ name }: { name: string }) => ({ organizationId: under!.id, name })}
      >
        <Form.Item name="name" label={t('organization.division')} rules={required}>
          <Input autoFocus />
        </Form.Item>
      </ActModal>
    </Page>
  );
}
