import { useQuery } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import type { RegionCode } from '@fire-campaign/domain';
import { Deadline, ListPage, usePage, type ListColumn } from '@fire-campaign/ui';
import { Button, Checkbox, Form, Input, Radio, Select, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActModal } from '../act-modal';
import { useAddress } from '../address';
import { DayField, RegionField } from '../fields';
import {
  IssueTaskDocument,
  TasksDocument,
  type IssueTaskInput,
  type PhaseName,
  type TaskFilter,
  type TaskRowFragment,
  type TaskStatus,
} from '../graphql.generated';
import { useMe } from '../me';
import { ProblemAlert } from '../problem';
import { State } from '../state';
import { TONES } from '../states';
import { TaskDrawer } from './task-drawer';

const OPEN: readonly TaskStatus[] = ['ISSUED', 'SIGNED_FOR', 'IN_PROGRESS', 'RETURNED'];
const PHASES: readonly PhaseName[] = ['MOBILIZATION', 'INTENSIVE_RECTIFICATION', 'ACCEPTANCE'];

interface Campaign {
  readonly id: string;
  readonly regionCode: RegionCode;
  readonly region: { readonly code: RegionCode; readonly name: string };
}

/** Tasks of one campaign, or of all that the person reads; a row opens the task with what may be done to it. */
export function TaskTable({ campaign }: { readonly campaign?: Campaign }) {
  const { t } = useTranslation();
  const me = useMe();
  const [address, change] = useAddress();
  const [issuing, setIssuing] = useState(false);
  const status = address.get('status') as TaskStatus | null;
  const open = address.get('open') === 'yes';
  const filter: TaskFilter = {
    campaignId: campaign?.id,
    regionCode: address.get('region'),
    phase: address.get('phase') as PhaseName | null,
    statuses: status !== null ? [status] : open ? OPEN : null,
    overdue: address.get('overdue') === 'yes' ? true : null,
    extensionRequested: address.get('extension') === 'yes' ? true : null,
  };
  const { data, loading, error, refetch } = useQuery(TasksDocument, { variables: { filter, ...usePage() } });
  const root = me.regionFor('campaigns:read')!;
  const mayIssue = campaign !== undefined && me.may('campaigns:write', campaign.regionCode);

  const columns: ListColumn<TaskRowFragment>[] = [
    {
      key: 'title',
      title: t('task.title'),
      fixed: 'left',
      width: 300,
      render: (_, task) => (
        <>
          <Button type="link" className="row-link" onClick={() => change({ task: task.id })}>
            {task.title}
          </Button>{' '}
          {task.mandatory && <Tag color="red">{t('task.mandatory')}</Tag>}
        </>
      ),
    },
    { key: 'region', title: t('task.region'), render: (_, { region }) => region.name },
    { key: 'status', title: t('task.status'), render: (_, task) => <State kind="task" of={task.status} /> },
    {
      key: 'due',
      title: t('task.dueOn'),
      render: (_, task) => (
        <>
          <Deadline dueOn={task.dueOn} done={task.status === 'DONE' || task.status === 'SUBMITTED' || task.status === 'DRAFT'} />
          {task.deadline?.estimated === true && (
            <Tooltip title={t('task.estimatedWhy', { event: task.deadline.event?.name ?? '' })}>
              <Tag>{t('task.estimated')}</Tag>
            </Tooltip>
          )}
          {task.extension.status === 'REQUESTED' && <Tag color="gold">{t('task.extensionAsked')}</Tag>}
        </>
      ),
    },
    { key: 'phase', title: t('task.phase'), render: (_, task) => t(`phase.${task.phase}`) },
    { key: 'division', title: t('task.lead'), render: (_, task) => task.leadDivision?.name },
  ];
  if (campaign === undefined)
    columns.push({
      key: 'campaign',
      title: t('task.campaign'),
      render: (_, task) => task.campaign && <Link to={`/campaigns/${task.campaign.id}`}>{task.campaign.name}</Link>,
    });

  return (
    <>
      <ProblemAlert error={error} />
      <ListPage
        caption={t('menu.tasks')}
        columns={columns}
        rows={data?.tasks.nodes}
        rowKey="id"
        loading={loading && data === undefined}
        total={data?.tasks.totalCount}
        pageInfo={data?.tasks.pageInfo}
        onReload={() => void refetch()}
        search={
          <div className="search-row">
            <RegionField
              root={root}
              aria-label={t('task.region')}
              value={address.get('region') ?? undefined}
              onChange={(region) => change({ region: region ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('task.phase')}
              placeholder={t('task.anyPhase')}
              style={{ minWidth: 140 }}
              value={filter.phase}
              options={PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))}
              onChange={(value?: string) => change({ phase: value ?? '' })}
            />
            <Select
              allowClear
              aria-label={t('task.status')}
              placeholder={t('task.anyStatus')}
              style={{ minWidth: 150 }}
              value={status}
              options={Object.keys(TONES.task).map((value) => ({ value, label: t(`state.task.${value}`) }))}
              onChange={(value?: string) => change({ status: value ?? '', open: '' })}
            />
            <Checkbox checked={open} onChange={({ target }) => change({ open: target.checked ? 'yes' : '', status: '' })}>
              {t('task.onlyOpen')}
            </Checkbox>
            <Checkbox checked={filter.overdue === true} onChange={({ target }) => change({ overdue: target.checked ? 'yes' : '' })}>
              {t('task.onlyOverdue')}
            </Checkbox>
            <Checkbox
              checked={filter.extensionRequested === true}
              onChange={({ target }) => change({ extension: target.checked ? 'yes' : '' })}
            >
              {t('task.onlyExtension')}
            </Checkbox>
          </div>
        }
        actions={
          mayIssue && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>
              {t('task.issue')}
            </Button>
          )
        }
        empty={t(mayIssue ? 'task.emptyIssue' : 'task.empty')}
      />
      <TaskDrawer id={address.get('task')} onClose={() => change({ task: '' })} />
      {campaign !== undefined && <IssueTask campaign={campaign} open={issuing} onClose={() => setIssuing(false)} />}
    </>
  );
}

interface IssueValues extends Omit<IssueTaskInput, 'idempotencyKey' | 'campaignId' | 'expandTo'> {
  readonly to: 'CITY' | 'COUNTY' | 'ONE';
}

function IssueTask({ campaign, open, onClose }: { readonly campaign: Campaign; readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const required = [{ required: true, message: t('field.required') }];
  return (
    <ActModal
      open={open}
      onClose={onClose}
      width={640}
      title={t('task.issue')}
      okText={t('task.issue')}
      document={IssueTaskDocument}
      input={({ to, regionCode, ...values }: IssueValues) => ({
        ...values,
        campaignId: campaign.id,
        ...(to === 'ONE' ? { regionCode } : { expandTo: to }),
      })}
      initialValues={{
        phase: 'MOBILIZATION',
        to: campaign.regionCode.length === 2 ? 'CITY' : campaign.regionCode.length === 4 ? 'COUNTY' : 'ONE',
        mandatory: true,
        regionCode: campaign.regionCode,
      }}
      success={t('task.issued')}
      refetch={['Tasks']}
    >
      <Form.Item name="title" label={t('task.title')} rules={required}>
        <Input />
      </Form.Item>
      <Form.Item name="text" label={t('task.text')} rules={required}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="phase" label={t('task.phase')} rules={required}>
        <Radio.Group options={PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))} />
      </Form.Item>
      <Form.Item name="to" label={t('task.to')} rules={required}>
        <Radio.Group
          options={[
            ...(campaign.regionCode.length === 2 ? [{ value: 'CITY', label: t('task.everyCity') }] : []),
            ...(campaign.regionCode.length <= 4 ? [{ value: 'COUNTY', label: t('task.everyCounty') }] : []),
            { value: 'ONE', label: t('task.oneRegion') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.to !== after.to}>
        {({ getFieldValue }) =>
          getFieldValue('to') === 'ONE' && (
            <Form.Item name="regionCode" label={t('task.region')} rules={required}>
              <RegionField root={campaign.region} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="dueOn" label={t('task.dueOn')} rules={required}>
        <DayField />
      </Form.Item>
      <Form.Item name="mandatory" valuePropName="checked">
        <Checkbox>{t('task.mandatoryLong')}</Checkbox>
      </Form.Item>
    </ActModal>
  );
}
