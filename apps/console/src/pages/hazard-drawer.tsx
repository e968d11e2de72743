import { useQuery } from '@apollo/client/react';
import { addDays, shanghaiDay } from '@fire-campaign/domain';
import { Deadline, shanghaiTime } from '@fire-campaign/ui';
import { Button, Descriptions, Drawer, Form, Input, Radio, Space, Timeline, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActModal } from '../act-modal';
import { DayField } from '../fields';
import {
  ExtendHazardDocument,
  HazardDetailDocument,
  ReinspectHazardDocument,
  ReopenHazardDocument,
  ReportRectificationDocument,
  type HazardDetailQuery,
} from '../graphql.generated';
import { useMe } from '../me';
import { Loaded } from '../page';
import { State } from '../state';

type Hazard = NonNullable<HazardDetailQuery['hazard']>;

const REFETCH = ['Hazards', 'HazardDetail'];
const USUAL_DAYS = 15;

export function HazardDrawer({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(HazardDetailDocument, { variables: { id: id ?? '' }, skip: id === null });
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={t('hazard.one')} destroyOnHidden>
      <Loaded data={data?.hazard} error={error} onRetry={() => void refetch()}>
        {(hazard) => <Detail hazard={hazard} />}
      </Loaded>
    </Drawer>
  );
}

function Detail({ hazard }: { readonly hazard: Hazard }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <h2>
        {hazard.description} <State kind="hazard" of={hazard.state} />
      </h2>
      <Actions hazard={hazard} />
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'unit', label: t('inspection.unit'), children: <Link to={`/units/${hazard.unit.id}`}>{hazard.unit.name}</Link> },
          { key: 'level', label: t('hazard.level'), children: t(`hazard.levels.${hazard.level}`) },
          { key: 'basis', label: t('hazard.legalBasis'), children: hazard.legalBasis ?? t('field.none') },
          {
            key: 'found',
            label: t('hazard.foundOn'),
            children:
              hazard.inspection === null ? hazard.foundOn : <Link to={`/inspections/${hazard.inspection.id}`}>{hazard.foundOn}</Link>,
          },
          {
            key: 'due',
            label: t('hazard.dueOn'),
            children: (
              <Space>
                {hazard.dueOn}
                {hazard.closedOn === null && <Deadline dueOn={hazard.dueOn} />}
              </Space>
            ),
          },
        ]}
      />
      <Timeline
        items={hazard.history.map((step) => ({
          key: `${step.recordedAt} ${step.action}`,
          content: (
            <>
              <strong>{t(`hazard.actions.${step.action}`, { defaultValue: step.label })}</strong> {step.happenedOn} {step.person?.name}
              {step.note !== null && <div>{step.note}</div>}
              {step.evidence.map((one) => (
                <div key={one.contentHash} className="muted">
                  {t(`hazard.evidence.${one.kind}`)} {one.note} SHA-256 {one.contentHash.slice(0, 12)}…
                </div>
              ))}
              <div className="muted">{shanghaiTime(step.recordedAt)}</div>
            </>
          ),
        }))}
      />
    </div>
  );
}

interface Evidence {
  readonly kind: 'PHOTO' | 'DOCUMENT' | 'VIDEO';
  readonly note: string;
  readonly contentHash: string;
}

function Actions({ hazard }: { readonly hazard: Hazard }) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState<'rectify' | 'reinspect' | 'extend' | 'reopen' | null>(null);
  const today = shanghaiDay(new Date());
  const common = { onClose: () => setAsking(null), success: t('hazard.saved'), refetch: REFETCH };
  const base = { id: hazard.id, expectedVersion: hazard.version };
  const required = [{ required: true, message: t('field.required') }];
  const rectifies =
    me.may('hazards:rectify', hazard.regionCode) && ['RECTIFYING', 'REOPENED', 'PENALTY', 'ENFORCEMENT'].includes(hazard.state);
  const mayReinspect = me.may('hazards:reinspect', hazard.regionCode);
  const reinspects =
    mayReinspect && (hazard.state === 'AWAITING_REINSPECTION' || (hazard.overdue && ['RECTIFYING', 'REOPENED'].includes(hazard.state)));
  const extends_ = mayReinspect && !hazard.overdue && ['RECTIFYING', 'REOPENED'].includes(hazard.state);
  return (
    <>
      <Space wrap>
        {rectifies && (
          <Button type="primary" onClick={() => setAsking('rectify')}>
            {t('hazard.act.rectify')}
          </Button>
        )}
        {reinspects && (
          <Button type="primary" onClick={() => setAsking('reinspect')}>
            {t('hazard.act.reinspect')}
          </Button>
        )}
        {extends_ && <Button onClick={() => setAsking('extend')}>{t('hazard.act.extend')}</Button>}
        {mayReinspect && hazard.state === 'CLOSED' && <Button onClick={() => setAsking('reopen')}>{t('hazard.act.reopen')}</Button>}
      </Space>
      <ActModal
        {...common}
        open={asking === 'rectify'}
        title={t('hazard.act.rectify')}
        document={ReportRectificationDocument}
        initialValues={{ rectifiedOn: today }}
        input={(values: { rectifiedOn: string; evidence: Evidence[] }) => ({ ...base, ...values })}
      >
        <Form.Item name="rectifiedOn" label={t('hazard.rectifiedOn')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item name="evidence" label={t('hazard.evidenceOf')} extra={t('hazard.evidenceHow')} rules={required}>
          <EvidenceField />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'reinspect'}
        title={t('hazard.act.reinspect')}
        document={ReinspectHazardDocument}
        initialValues={{ reinspectedOn: today, passed: hazard.state === 'AWAITING_REINSPECTION', newDueOn: addDays(today, USUAL_DAYS) }}
        input={({ newDueOn, ...values }: { reinspectedOn: string; passed: boolean; finding: string; newDueOn?: string }) => ({
          ...base,
          ...values,
          newDueOn: values.passed ? null : newDueOn,
        })}
      >
        <Form.Item name="passed" label={t('hazard.verdict')} rules={required}>
          <Radio.Group
            options={[
              { value: true, label: t('hazard.passed'), disabled: hazard.state !== 'AWAITING_REINSPECTION' },
              { value: false, label: t('hazard.failed') },
            ]}
          />
        </Form.Item>
        <Form.Item name="reinspectedOn" label={t('hazard.reinspectedOn')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before, after) => before.passed !== after.passed}>
          {({ getFieldValue }) =>
            getFieldValue('passed') === false && (
              <Form.Item name="newDueOn" label={t('hazard.newDueOn')} rules={required}>
                <DayField />
              </Form.Item>
            )
          }
        </Form.Item>
        <Form.Item name="finding" label={t('hazard.finding')} rules={required}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'extend'}
        title={t('hazard.act.extend')}
        document={ExtendHazardDocument}
        input={(values: { newDueOn: string; reason: string }) => ({ ...base, ...values })}
      >
        <Form.Item name="newDueOn" label={t('hazard.newDueOn')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </ActModal>
      <ActModal
        {...common}
        open={asking === 'reopen'}
        title={t('hazard.act.reopen')}
        document={ReopenHazardDocument}
        initialValues={{ reopenedOn: today, dueOn: addDays(today, USUAL_DAYS) }}
        input={(values: { reopenedOn: string; dueOn: string; finding: string }) => ({ ...base, ...values })}
      >
        <Form.Item name="reopenedOn" label={t('hazard.reopenedOn')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item name="dueOn" label={t('hazard.newDueOn')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item name="finding" label={t('hazard.finding')} rules={required}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </ActModal>
    </>
  );
}

/** Files that prove the correction; the platform records their digests, the files stay with the brigade. */
function EvidenceField({ value = [], onChange }: { readonly value?: Evidence[]; readonly onChange?: (value: Evidence[]) => void }) {
  const { t } = useTranslation();
  const add = async (file: File) => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    const kind = file.type.startsWith('image/') ? 'PHOTO' : file.type.startsWith('video/') ? 'VIDEO' : 'DOCUMENT';
    onChange?.([...value, { kind, note: file.name, contentHash: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') }]);
  };
  return (
    <>
      <Upload showUploadList={false} beforeUpload={(file) => (void add(file), Upload.LIST_IGNORE)}>
        <Button>{t('hazard.addEvidence')}</Button>
      </Upload>
      {value.map(({ note, contentHash }) => (
        <div key={contentHash}>
          {note} <span className="muted">SHA-256 {contentHash.slice(0, 12)}…</span>
        </div>
      ))}
    </>
  );
}
