import { useQuery } from '@apollo/client/react';
import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { addDays, shanghaiDay, type RegionCode } from '@fire-campaign/domain';
import { Deadline, shanghaiTime, StatusTag } from '@fire-campaign/ui';
import { Alert, Button, Card, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActModal } from '../act-modal';
import { DayField } from '../fields';
import {
  BlockerRecordsDocument,
  RevokeWaiverDocument,
  SignOffDocument,
  WaiveCriterionDocument,
  type PhaseName,
  type ReportFragment,
  type TransitionAction,
} from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Loaded } from '../page';
import type { Preview } from './gate';

type Criterion = ReportFragment['criteria'][number];
type Definition = Preview['campaign']['phases'][number]['exitGate'][number];

const WAIVER_DAYS = 30;

interface CriterionCardProps {
  readonly campaign: Preview['campaign'];
  readonly phase: PhaseName;
  readonly criterion: Criterion;
  readonly definition: Definition | undefined;
  readonly action: TransitionAction;
}

/** One criterion: met or not, how it was counted and when, who blocks it, and what would make it pass. */
export function CriterionCard({ campaign, phase, criterion, definition, action }: CriterionCardProps) {
  const { t } = useTranslation();
  const word = useWord();
  const [open, setOpen] = useState<number | null>(null);
  const state = criterion.met ? 'met' : criterion.waived ? 'waived' : 'notMet';
  const Icon = { met: CheckCircleFilled, waived: WarningFilled, notMet: CloseCircleFilled }[state];
  return (
    <Card size="small" className={`criterion ${state}`}>
      <div className="criterion-head">
        <Icon aria-hidden className="criterion-icon" />
        <div>
          <h2>
            {word(criterion.title)}{' '}
            <StatusTag tone={({ met: 'good', waived: 'waiting', notMet: 'bad' } as const)[state]}>{t(`gate.${state}`)}</StatusTag>
          </h2>
          <div className="muted">{word(criterion.explanation)}</div>
        </div>
        <div className="criterion-figure">
          <strong>{word(criterion.figureText)}</strong>
          <div className="muted">{criterion.asOf === null ? t('gate.live') : t('ui.asOf', { at: shanghaiTime(criterion.asOf) })}</div>
        </div>
      </div>
      {criterion.waiver !== null && <WaiverNote campaign={campaign} waiver={criterion.waiver} />}
      {criterion.wouldPass !== null && <Alert type="info" showIcon title={word(criterion.wouldPass)} />}
      {criterion.blockersTotal > 0 && (
        <div className="blockers">
          <div className="muted">{t('gate.blockers', { count: criterion.blockersTotal, shown: criterion.blockers.length })}</div>
          <ul className="plain">
            {criterion.blockers.map((blocker, index) => (
              <li key={index} className="blocker">
                <div className="blocker-line">
                  <span>{word(blocker.text)}</span>
                  <span className="no-print nowrap">
                    {blocker.unitIds.length > 0 && (
                      <Button
                        type="link"
                        size="small"
                        aria-expanded={open === index}
                        onClick={() => setOpen(open === index ? null : index)}
                      >
                        {t('gate.records')}
                      </Button>
                    )}
                    <DrillDown campaign={campaign} blocker={blocker} definition={definition} />
                  </span>
                </div>
                {open === index && <BlockerRecords campaignId={campaign.id} action={action} criterionKey={criterion.key} index={index} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Space wrap className="no-print">
        <Deeds campaign={campaign} phase={phase} criterion={criterion} definition={definition} />
      </Space>
    </Card>
  );
}

/** To the very tasks, units or hazards. */
function DrillDown({
  campaign,
  blocker,
  definition,
}: {
  readonly campaign: Preview['campaign'];
  readonly blocker: Criterion['blockers'][number];
  readonly definition: Definition | undefined;
}) {
  const { t } = useTranslation();
  const to =
    blocker.subordinate !== null
      ? `/campaigns/${blocker.subordinate.id}`
      : drillDown(campaign.id, blocker.task?.id ?? null, blocker.regionCode, definition?.indicator ?? null);
  return (
    <Link to={to} className="no-print nowrap">
      {t('gate.look')}
    </Link>
  );
}

/** The very units and hazards behind one blocker, as they are now. */
function BlockerRecords(props: {
  readonly campaignId: string;
  readonly action: TransitionAction;
  readonly criterionKey: string;
  readonly index: number;
}) {
  const { t } = useTranslation();
  const { campaignId: id, action } = props;
  const { data, error, refetch } = useQuery(BlockerRecordsDocument, { variables: { id, action } });
  const blocker = data?.previewTransition.report?.criteria.find(({ key }) => key === props.criterionKey)?.blockers[props.index];
  return (
    <Loaded data={blocker} error={error} onRetry={() => void refetch()}>
      {({ units, hazards }) => (
        <div className="records">
          {hazards.totalCount > 0
            ? hazards.nodes.map((hazard) => (
                <div key={hazard.id}>
                  <Link to={`/hazards?hazard=${hazard.id}&unit=${hazard.unit.id}`}>{hazard.description}</Link>{' '}
                  <span className="muted">{hazard.unit.name}</span> <Deadline dueOn={hazard.dueOn} />
                </div>
              ))
            : units.nodes.map((unit) => (
                <div key={unit.id}>
                  <Link to={`/units/${unit.id}`}>{unit.name}</Link>
                </div>
              ))}
          <div className="muted">{t('gate.recordsShown', { count: hazards.totalCount > 0 ? hazards.totalCount : units.totalCount })}</div>
        </div>
      )}
    </Loaded>
  );
}

function drillDown(campaignId: string, taskId: string | null, region: RegionCode | null, indicator: string | null): string {
  const within = region === null ? '' : `&region=${region}`;
  if (taskId !== null) return `/campaigns/${campaignId}?tab=tasks&task=${taskId}${within}`;
  switch (indicator) {
    case 'HAZARDS_OVERDUE':
      return `/hazards?overdue=yes${within}`;
    case 'RECTIFICATION_RATE':
    case 'ON_TIME_RATE':
    case 'HAZARDS_FOUND':
    case 'HAZARDS_CORRECTED':
      return `/hazards?open=yes${within}`;
    case 'COVERAGE':
    case 'UNITS_IN_SCOPE':
      return `/inspections?campaign=${campaignId}${within}`;
    default:
      return `/campaigns/${campaignId}?tab=tasks${within}`;
  }
}

function WaiverNote({ campaign, waiver }: { readonly campaign: Preview['campaign']; readonly waiver: NonNullable<Criterion['waiver']> }) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  return (
    <Alert
      type={waiver.inForce ? 'warning' : 'info'}
      showIcon
      title={t(waiver.inForce ? 'gate.waiverInForce' : 'gate.waiverOver', {
        name: waiver.grantedBy?.name ?? t('field.outside'),
        until: waiver.expiresOn,
        reason: waiver.reason,
      })}
      action={
        waiver.inForce &&
        me.may('phases:waive', campaign.regionCode) && (
          <>
            <Button size="small" onClick={() => setOpen(true)}>
              {t('gate.revoke')}
            </Button>
            <ActModal
              open={open}
              onClose={() => setOpen(false)}
              title={t('gate.revoke')}
              document={RevokeWaiverDocument}
              input={({ reason }: { reason: string }) => ({ waiverId: waiver.id, reason })}
              success={t('gate.saved')}
              refetch={['Gate']}
            >
              <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true, message: t('field.required') }]}>
                <Input.TextArea rows={3} autoFocus />
              </Form.Item>
            </ActModal>
          </>
        )
      }
    />
  );
}

/** Waive an unmet criterion, or sign one that asks for a signature. */
function Deeds({ campaign, phase, criterion, definition }: Omit<CriterionCardProps, 'action'>) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState<'waive' | 'sign' | null>(null);
  if (criterion.met) return null;
  const required = [{ required: true, message: t('field.required') }];
  const signRegion = (definition?.bodies ?? [])
    .map((body) => (body === 'OWNER' ? campaign.regionCode : body))
    .find((code) => me.may('campaigns:approve', code));
  const maySign = criterion.kind === 'SIGN_OFF' && signRegion !== undefined;
  const mayWaive = !criterion.waived && me.may('phases:waive', campaign.regionCode);
  return (
    <>
      {maySign && (
        <Button type="primary" size="small" onClick={() => setOpen('sign')}>
          {t('gate.sign')}
        </Button>
      )}
      {mayWaive && (
        <Button size="small" onClick={() => setOpen('waive')}>
          {t('gate.waive')}
        </Button>
      )}
      <ActModal
        open={open === 'waive'}
        onClose={() => setOpen(null)}
        title={t('gate.waive')}
        document={WaiveCriterionDocument}
        input={(values: { reason: string; expiresOn: string }) => ({
          campaignId: campaign.id,
          phase,
          criterionKey: criterion.key,
          ...values,
        })}
        initialValues={{ expiresOn: addDays(shanghaiDay(new Date()), WAIVER_DAYS) }}
        success={t('gate.saved')}
        refetch={['Gate']}
      >
        <p>{t('gate.waiveWhy')}</p>
        <Form.Item name="reason" label={t('field.reason')} rules={required}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
        <Form.Item name="expiresOn" label={t('gate.expiresOn')} rules={required}>
          <DayField />
        </Form.Item>
      </ActModal>
      <ActModal
        open={open === 'sign'}
        onClose={() => setOpen(null)}
        title={t('gate.sign')}
        document={SignOffDocument}
        input={({ statement }: { statement: string }) => ({
          campaignId: campaign.id,
          phase,
          criterionKey: criterion.key,
          regionCode: signRegion,
          statement,
        })}
        success={t('gate.saved')}
        refetch={['Gate']}
      >
        <Form.Item name="statement" label={t('gate.statement')} rules={required}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </ActModal>
    </>
  );
}
