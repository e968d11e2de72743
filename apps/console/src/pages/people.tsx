import { useQuery } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { ListPage, StatusTag, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Form, Input, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActModal } from '../act-modal';
import { useAddress } from '../address';
import { RegionField } from '../fields';
import {
  ChangePersonDocument,
  CreateAccountDocument,
  CreatePersonDocument,
  OrganizationChoiceDocument,
  PeopleDocument,
  type PeopleQuery,
} from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Page } from '../page';
import { NotFound, ProblemAlert } from '../problem';

type Row = PeopleQuery['people']['nodes'][number];

export function People() {
  const { t } = useTranslation();
  const word = useWord();
  const me = useMe();
  const [address, change] = useAddress();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Row | null>(null);
  const [account, setAccount] = useState<Row | null>(null);
  const root = me.regionFor('directory:read');
  const variables = {
    regionCode: address.get('region'),
    name: address.get('name'),
    active: address.get('active') === 'no' ? false : null,
    ...usePage(),
  };
  const { data, loading, error, refetch } = useQuery(PeopleDocument, { variables, skip: root === null });
  if (root === null) return <NotFound />;
  const required = [{ required: true, message: t('field.required') }];
  const common = { success: t('admin.saved'), refetch: ['People'] };

  const columns: ListColumn<Row>[] = [
    { key: 'name', title: t('person.name'), fixed: 'left', render: (_, person) => person.name },
    { key: 'organization', title: t('person.organization'), render: (_, person) => person.organization?.name },
    { key: 'division', title: t('person.division'), render: (_, person) => person.division?.name },
    { key: 'posts', title: t('person.posts'), render: (_, person) => person.posts.nodes.map(({ title }) => title).join('、') },
    {
      key: 'grants',
      title: t('menu.grants'),
      render: (_, person) => (
        <Link to={`/admin/grants?person=${person.id}`}>
          {person.grants.nodes.map(({ role, region }) => `${word(role)}(${region.name})`).join('、') || t('person.noGrants')}
        </Link>
      ),
    },
    {
      key: 'active',
      title: t('person.state'),
      render: (_, { active }) => (
        <StatusTag tone={active ? 'good' : 'neutral'}>{t(active ? 'person.active' : 'person.inactive')}</StatusTag>
      ),
    },
    { key: 'region', title: t('unit.region'), hidden: true, render: (_, { region }) => region.path },
  ];
  if (me.may('directory:write')) {
    columns.push({
      key: 'deeds',
      title: t('admin.deeds'),
      fixed: 'right',
      render: (_, person) =>
        me.may('directory:write', person.regionCode) && (
          <Space>
            <Button type="link" size="small" onClick={() => setChanging(person)}>
              {t('person.change')}
            </Button>
            <Button type="link" size="small" onClick={() => setAccount(person)}>
              {t('person.account')}
            </Button>
          </Space>
        ),
    });
  }

  return (
    <Page title={t('menu.people')}>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.people')}
        columns={columns}
        rows={data?.people.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.people.totalCount}
        pageInfo={data?.people.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <Input.Search
              allowClear
              aria-label={t('person.name')}
              placeholder={t('person.searchName')}
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
              {t('person.new')}
            </Button>
          )
        }
        empty={t('person.empty')}
      />
      <ActModal
        {...common}
        open={adding}
        onClose={() => setAdding(false)}
        title={t('person.new')}
        document={CreatePersonDocument}
        input={(values: { name: string; organizationId: string }) => values}
      >
        <Form.Item name="name" label={t('person.name')} rules={required}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="organizationId" label={t('person.organization')} rules={required}>
          <OrganizationField regionCode={root.code} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={changing !== null}
        onClose={() => setChanging(null)}
        title={t('person.change')}
        document={ChangePersonDocument}
        initialValues={{ name: changing?.name, organizationId: changing?.organization?.id, active: changing?.active }}
        input={(values: { name: string; organizationId: string; active: boolean }) => ({
          ...values,
          id: changing!.id,
          expectedVersion: changing!.version,
          divisionId: values.organizationId === changing!.organization?.id ? changing!.division?.id : null,
        })}
      >
        <Form.Item name="name" label={t('person.name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="organizationId" label={t('person.organization')} rules={required}>
          <OrganizationField regionCode={root.code} />
        </Form.Item>
        <Form.Item name="active" label={t('person.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={account !== null}
        onClose={() => setAccount(null)}
        title={t('person.account')}
        document={CreateAccountDocument}
        input={(values: { loginName: string; password: string }) => ({ ...values, personId: account!.id })}
      >
        <Form.Item name="loginName" label={t('person.loginName')} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="password" label={t('person.password')} extra={t('person.passwordHow')} rules={required}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </ActModal>
    </Page>
  );
}

export function OrganizationField({
  regionCode,
  ...rest
}: {
  readonly regionCode: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}) {
  const [name, setName] = useState('');
  const { data, previousData } = useQuery(OrganizationChoiceDocument, { variables: { regionCode, name: name === '' ? null : name } });
  const options = (data ?? previousData)?.organizations.nodes ?? [];
  return (
    <Select
      {...rest}
      showSearch={{ onSearch: setName, filterOption: false }}
      options={options.map(({ id, name: label }) => ({ value: id, label }))}
    />
  );
}
