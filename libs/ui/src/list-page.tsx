import { ReloadOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Dropdown, Empty, Space, Table, type TableColumnType } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Pager, type PagerProps } from './pager';

export interface ListColumn<Row> extends TableColumnType<Row> {
  readonly key: string;
  readonly title: string;
  /** Left out until chosen in the column settings. */
  readonly hidden?: boolean;
}

export interface ListPageProps<Row> extends PagerProps {
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: keyof Row & string;
  readonly loading: boolean;
  /** The search form; keep it to one row. */
  readonly search?: ReactNode;
  /** Deeds on the list as a whole: 新建, 导入. */
  readonly actions?: ReactNode;
  /** What to do when there is nothing. */
  readonly empty: ReactNode;
  readonly onReload: () => void;
  readonly title?: ReactNode;
  readonly caption: string;
}

/** Search, toolbar, table, 共 N 条. The address holds search, page and columns, so that a link shows the same list to a colleague. */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const chosen = address.get('columns')?.split(',') ?? props.columns.filter(({ hidden }) => hidden !== true).map(({ key }) => key);
  const dense = address.get('density') !== 'roomy';
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    next.set(name, value);
    setAddress(next, { replace: true });
  };
  const columns = props.columns.filter(({ key }) => chosen.includes(key)).map(({ hidden: _, ...column }) => column);

  return (
    <Card className="list" size="small">
      {props.search !== undefined && <div className="list-search">{props.search}</div>}
      <div className="list-toolbar">
        <Space wrap>{props.actions}</Space>
        <Space>
          <Button icon={<ReloadOutlined />} aria-label={t('ui.refresh')} title={t('ui.refresh')} onClick={props.onReload} />
          <Button onClick={() => change('density', dense ? 'roomy' : 'dense')}>{dense ? t('ui.roomy') : t('ui.dense')}</Button>
          <Dropdown
            trigger={['click']}
            popupRender={() => (
              <div className="columns-menu">
                <Checkbox.Group
                  value={chosen}
                  options={props.columns.map(({ key, title }) => ({ value: key, label: title }))}
                  onChange={(keys) =>
                    keys.length > 0 &&
                    change(
                      'columns',
                      props.columns
                        .map(({ key }) => key)
                        .filter((key) => keys.includes(key))
                        .join(','),
                    )
                  }
                />
              </div>
            )}
          >
            <Button icon={<SettingOutlined />}>{t('ui.columns')}</Button>
          </Dropdown>
        </Space>
      </div>
      <Table<Row>
        aria-label={props.caption}
        columns={columns}
        dataSource={props.rows as Row[] | undefined}
        rowKey={props.rowKey}
        loading={props.loading}
        pagination={false}
        size={dense ? 'small' : 'middle'}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: props.loading ? ' ' : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} /> }}
      />
      <Pager total={props.total} pageInfo={props.pageInfo} />
    </Card>
  );
}
