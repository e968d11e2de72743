import { useQuery } from '@apollo/client/react';
import { Deadline, shanghaiTime } from '@fire-campaign/ui';
import { Alert, Button, Descriptions, Drawer, Form, Input, InputNumber, Progress, Select, Space, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton, ActModal } from '../act-modal';
import { Cited } from '../cited';
import { DayField } from '../fields';
import {
  DecideExtensionDocument,
  ReportTaskProgressDocument,
  RequestExtensionDocument,
  ReviewTaskDocument,
  TaskDetailDocument,
  WorkTaskDocument,
  type TaskDetailQuery,
} from '../graphql.generated';
import { useMe } from '../me';
import { Loaded } from '../page';
import { State } from '../state';

type Task = NonNullable<TaskDetailQuery['task']>;

const REFETCH = ['Tasks', 'TaskDetail'];

/** One task beside its list: what is asked, where it comes from, how far it is, and what I may do now. */
export function TaskDrawer({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(TaskDetailDocument, { variables: { id: id ?? '' }, skip: id === null });
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={t('task.one')} destroyOnHidden>
      <Loaded data={data?.task} error={error} onRetry={() => void refetch()}>
        {(task) => <Detail task={task} />}
      </Loaded>
    </Drawer>
  );
}

function Detail({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const done = (who: { readonly name: string } | null, on: string | null) =>
    on === null ? '' : `${who?.name ?? t('field.outside')} ${on}`;
  return (
    <div className="stack">
      <h2>
        {task.title} <State kind="task" of={task.status} />
      </h2>
      <Actions task={task} />
      <p className="pre">{task.text}</p>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'region', label: t('task.region'), children: task.region.name },
          { key: 'phase', label: t('task.phase'), children: t(`phase.${task.phase}`) },
          {
            key: 'due',
            label: t('task.dueOn'),
            children: (
              <Space>
                {task.dueOn}
                {task.status !== 'DONE' && <Deadline dueOn={task.dueOn} />}
              </Space>
            ),
          },
          ...(task.assignment?.lead == null
            ? []
            : [
                {
                  key: 'bodies',
                  label: t('task.bodies'),
                  children: t('task.leadAndSupport', {
                    lead: task.assignment.lead.name,
                    supporting: task.assignment.supporting.map(({ name }) => name).join('、') || t('field.none'),
                  }),
                },
              ]),
          ...(task.planItem === null ? [] : [{ key: 'plan', label: t('plan.item'), children: task.planItem.title }]),
          ...(task.citation === null
            ? []
            : [{ key: 'citation', label: t('campaign.source'), children: <Cited citation={task.citation} /> }]),
          ...(task.note === null ? [] : [{ key: 'note', label: t('task.note'), children: <span className="pre">{task.note}</span> }]),
          ...(task.evidence.length === 0 ? [] : [{ key: 'evidence', label: t('task.evidence'), children: task.evidence.join('、') }]),
          ...(task.reviewNote === null ? [] : [{ key: 'review', label: t('task.reviewNote'), children: task.reviewNote }]),
        ]}
      />
      {task.progress.nodes.length > 0 && (
        <div>
          <Progress percent={task.percent} aria-label={t('task.percent')} />
          {task.progress.nodes.map((step) => (
            <div key={step.id}>
              {step.percent}% {step.text}{' '}
              <span className="muted">
                {shanghaiTime(step.reportedAt)} {step.reportedBy?.name}
              </span>
            </div>
          ))}
        </div>
      )}
      {task.extension.status !== 'NONE' && (
        <Alert
          type="info"
          showIcon
          title={t(`task.extension.${task.extension.status}`, {
            on: task.extension.dueOn,
            who: task.extension.requestedBy?.name ?? t('field.outside'),
          })}
          description={[task.extension.reason, task.extension.note].filter(Boolean).join(' / ')}
        />
      )}
      <Steps
        orientation="vertical"
        size="small"
        current={{ DRAFT: 0, ISSUED: 1, SIGNED_FOR: 2, IN_PROGRESS: 2, RETURNED: 2, SUBMITTED: 3, DONE: 4 }[task.status]}
        items={[
          { title: t('task.step.issued'), content: done(task.issuedBy, task.issuedOn) },
          { title: t('task.step.signedFor'), content: done(task.signedForBy, task.signedForOn) },
          { title: t('task.step.submitted'), content: done(task.submittedBy, task.submittedOn) },
          { title: t('task.step.reviewed'), content: done(task.reviewedBy, task.reviewedOn) },
        ]}
      />
    </div>
  );
}

function Actions({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState<'progress' | 'submit' | 'return' | 'extend' | 'reject' | null>(null);
  const close = () => setAsking(null);
  const works = me.may('tasks:work', task.regionCode);
  const reviews = task.campaign !== null && me.may('campaigns:write', task.campaign.regionCode);
  const open = ['ISSUED', 'SIGNED_FOR', 'IN_PROGRESS', 'RETURNED'].includes(task.status);
  const own = task.submittedBy?.id === me.id;
  const required = [{ required: true, message: t('field.required') }];
  const common = { success: t('task.saved'), refetch: REFETCH };
  return (
    <>
      <Space wrap align="start">
        {works && task.status === 'ISSUED' && (
          <ActButton {...common} document={WorkTaskDocument} input={{ taskId: task.id, action: 'SIGN_FOR' }} type="primary">
            {t('task.act.SIGN_FOR')}
          </ActButton>
        )}
        {works && (task.status === 'SIGNED_FOR' || task.status === 'RETURNED') && (
          <ActButton {...common} document={WorkTaskDocument} input={{ taskId: task.id, action: 'START' }} type="primary">
            {t('task.act.START')}
          </ActButton>
        )}
        {works && task.status === 'IN_PROGRESS' && (
          <Button type="primary" onClick={() => setAsking('submit')}>
            {t('task.act.SUBMIT')}
          </Button>
        )}
        {works && task.status === 'IN_PROGRESS' && <Button onClick={() => setAsking('progress')}>{t('task.act.PROGRESS')}</Button>}
        {reviews && task.status === 'SUBMITTED' && !own && (
          <>
            <ActButton {...common} document={ReviewTaskDocument} input={{ taskId: task.id, action: 'ACCEPT' }} type="primary">
              {t('task.act.ACCEPT')}
            </ActButton>
            <Button onClick={() => setAsking('return')}>{t('task.act.RETURN')}</Button>
          </>
        )}
        {works && open && task.extension.status !== 'REQUESTED' && (
          <Button onClick={() => setAsking('extend')}>{t('task.act.EXTEND')}</Button>
        )}
        {reviews && task.extension.status === 'REQUESTED' && task.extension.requestedBy?.id !== me.id && (
          <>
            <ActButton {...common} document={DecideExtensionDocument} input={{ taskId: task.id, approve: true }}>
              {t('task.act.APPROVE_EXTENSION')}
            </ActButton>
            <Button onClick={() => setAsking('reject')}>{t('task.act.REJECT_EXTENSION')}</Button>
          </>
        )}
        {reviews && task.status === 'SUBMITTED' && own && <span className="muted">{t('task.notOwn')}</span>}
      </Space>
      <ActModal
        {...common}
        open={asking === 'progress'}
        onClose={close}
        title={t('task.act.PROGRESS')}
        document={ReportTaskProgressDocument}
        initialValues={{ percent: task.percent }}
        input={(values: { percent: number; text: string }) => ({ taskId: task.id, ...values })}
      >
        <Form.Item name="percent" label={t('task.percent')} rules={required}>
          <InputNumber min={0} max={100} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="text" label={t('task.progressText')} rules={required}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'submit'}
        onClose={close}
        title={t('task.act.SUBMIT')}
        document={WorkTaskDocument}
        input={(values: { note: string; evidence?: string[] }) => ({ taskId: task.id, action: 'SUBMIT' as const, ...values })}
      >
        <Form.Item name="note" label={t('task.note')} rules={required}>
          <Input.TextArea rows={4} autoFocus />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={t('task.evidence')}
          extra={t('task.evidenceHow')}
          rules={task.evidenceRequired ? [{ required: true, message: t('task.evidenceRequired') }] : []}
        >
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[';', ';']} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'return'}
        onClose={close}
        title={t('task.act.RETURN')}
        document={ReviewTaskDocument}
        input={({ note }: { note: string }) => ({ taskId: task.id, action: 'RETURN' as const, note })}
      >
        <Form.Item name="note" label={t('field.reason')} rules={required}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'extend'}
        onClose={close}
        title={t('task.act.EXTEND')}
        document={RequestExtensionDocument}
        input={(values: { dueOn: string; reason: string }) => ({ taskId: task.id, ...values })}
      >
        <Form.Item name="dueOn" label={t('task.extendTo')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'reject'}
        onClose={close}
        title={t('task.act.REJECT_EXTENSION')}
        document={DecideExtensionDocument}
        input={({ note }: { note: string }) => ({ taskId: task.id, approve: false, note })}
      >
        <Form.Item name="note" label={t('field.reason')} rules={required}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </ActModal>
    </>
  );
}
