import { useQuery } from '@apollo/client/react';
import { PrinterOutlined } from '@ant-design/icons';
import { shanghaiTime, StatusTag } from '@fire-campaign/ui';
import { Alert, Button, Card, Form, Input, Result, Segmented, Steps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ActModal } from '../act-modal';
import { useAddress } from '../address';
import { GateBelowDocument, GateDocument, ProposeTransitionDocument, type GateQuery, type TransitionAction } from '../graphql.generated';
import { useWord } from '../i18n';
import { useMe } from '../me';
import { Loaded, Page } from '../page';
import { Phases } from '../phases';
import { problemOf } from '../problem';
import { CriterionCard } from './gate-criterion';
import { TransitionModal } from './gate-transition';
import { WhatIf } from './gate-what-if';

export type Preview = GateQuery['previewTransition'];

const ACTIONS: readonly TransitionAction[] = ['COMPLETE_PHASE', 'START_PHASE', 'RETURN_PHASE'];

/** May the phase end? Every criterion with its figure and moment, what blocks it, what would make it pass; then the deed by two people. */
export function GatePage() {
  const { id } = useParams() as { id: string };
  const [address, change] = useAddress();
  const chosen = address.get('action') as TransitionAction | null;
  const { data, error, refetch } = useQuery(GateDocument, {
    variables: { id, action: chosen ?? 'COMPLETE_PHASE' },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const waitsForEntry = data?.previewTransition.campaign.currentPhase?.status === 'ENTRY_CHECK';
  useEffect(() => {
    if (chosen === null && waitsForEntry) change({ action: 'START_PHASE' });
  });
  if (error !== undefined && problemOf(error).code === 'FORBIDDEN') return <Below id={id} />;
  return (
    <Loaded data={data?.previewTransition} error={error} onRetry={() => void refetch()}>
      {(preview) => <Gate preview={preview} onAction={(action) => change({ action })} />}
    </Loaded>
  );
}

function Gate({ preview, onAction }: { readonly preview: Preview; readonly onAction: (action: TransitionAction) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { campaign, report } = preview;
  const definitions = new Map(
    campaign.phases.flatMap(({ phase, entryGate, exitGate }) =>
      [...entryGate, ...exitGate].map((criterion) => [`${phase} ${criterion.key}`, criterion]),
    ),
  );
  const phase = preview.change?.phase ?? campaign.currentPhase?.phase;
  return (
    <Page
      title={t('gate.title', { phase: phase === undefined ? '' : t(`phase.${phase}`) })}
      above={[
        { to: '/campaigns', title: t('menu.campaigns') },
        { to: `/campaigns/${campaign.id}`, title: campaign.name },
      ]}
      extra={
        <Button icon={<PrinterOutlined />} onClick={() => print()}>
          {t('gate.print')}
        </Button>
      }
    >
      <div className="stack gate">
        <Card size="small">
          <p className="print-only">
            {campaign.name} {campaign.documentNumber}
          </p>
          <Phases phases={campaign.phases} />
          <Segmented
            className="no-print"
            aria-label={t('gate.action')}
            value={preview.action}
            options={ACTIONS.map((value) => ({ value, label: t(`transition.${value}`) }))}
            onChange={onAction}
          />
        </Card>
        <Verdict preview={preview} />
        {report !== null && report.criteria.length > 0 && (
          <>
            {report.criteria.map((criterion) => (
              <CriterionCard
                key={criterion.key}
                campaign={campaign}
                phase={preview.change!.phase}
                action={preview.action}
                criterion={criterion}
                definition={definitions.get(`${preview.change!.phase} ${criterion.key}`)}
              />
            ))}
            <p className="muted">
              {t('gate.judged', { on: report.judgedOn })} · {t('gate.digest')} <code>{report.digest.slice(0, 16)}</code>
            </p>
          </>
        )}
        {preview.refusals.length > 0 && report === null && (
          <Alert
            type="warning"
            showIcon
            title={preview.refusals.map(({ message, messageEn }) => word({ zh: message, en: messageEn })).join(' ')}
          />
        )}
        {report !== null && <TwoPeople preview={preview} />}
        {report !== null && preview.action !== 'RETURN_PHASE' && <WhatIf preview={preview} />}
      </div>
    </Page>
  );
}

/** One sentence on top, and what comes next. */
function Verdict({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const word = useWord();
  const { report, accepts, nextChange } = preview;
  if (report === null) return null;
  if (preview.action === 'RETURN_PHASE') return <Alert type="info" showIcon title={t('gate.returnNoGate')} />;
  const open = report.criteria.filter(({ met, waived }) => !met && !waived);
  const then = accepts ? t('gate.thenAccepted') : nextChange === null ? '' : t('gate.thenNext', { phase: t(`phase.${nextChange.phase}`) });
  return (
    <Alert
      type={report.passed ? 'success' : 'error'}
      showIcon
      title={
        <strong>
          {report.passed
            ? t(report.passedWithWaivers ? 'gate.passedWithWaivers' : 'gate.passed', { count: report.criteria.length })
            : t('gate.failed', { count: open.length, total: report.criteria.length })}
        </strong>
      }
      description={report.passed ? then : open.map(({ title }) => word(title)).join(';')}
    />
  );
}

/** Proposal by one, approval by another; each step says who may take it. */
function TwoPeople({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const word = useWord();
  const me = useMe();
  const [deed, setDeed] = useState<'propose' | 'transition' | null>(null);
  const { campaign, proposal, requiresProposal, report } = preview;
  const mayPropose = me.may('phases:propose', campaign.regionCode);
  const mayTransition = me.may('phases:transition', campaign.regionCode);
  const returning = preview.action === 'RETURN_PHASE';
  return (
    <Card size="small" title={t(requiresProposal ? 'gate.twoPeople' : 'gate.onePerson')} className="no-print two-people">
      {requiresProposal && (
        <Steps
          size="small"
          className="phases"
          current={proposal === null ? 0 : 1}
          items={[
            {
              title: t('gate.propose'),
              content:
                proposal === null
                  ? t('gate.notProposed')
                  : t('gate.proposedBy', {
                      name: proposal.proposedBy?.name ?? t('field.outside'),
                      at: shanghaiTime(proposal.proposedAt),
                      until: proposal.expiresOn,
                    }),
            },
            { title: t('gate.approve'), content: t('gate.approveBy') },
          ]}
        />
      )}
      {proposal?.reason != null && <p>{t('gate.proposalReason', { reason: proposal.reason })}</p>}
      {preview.changedSinceProposal === true && <Alert type="info" showIcon title={t('gate.changedSince')} />}
      {preview.refusals.map(({ code, message, messageEn }) => (
        <p key={code} className="muted">
          {word({ zh: message, en: messageEn })}
        </p>
      ))}
      <div className="page-extra">
        {requiresProposal && mayPropose && proposal === null && (
          <Button type={report!.passed ? 'primary' : 'default'} onClick={() => setDeed('propose')}>
            {t('gate.propose')}
          </Button>
        )}
        {mayTransition && (
          <Button type={preview.possible ? 'primary' : 'default'} danger={returning} onClick={() => setDeed('transition')}>
            {t('gate.dryRun')}
          </Button>
        )}
        {!mayPropose && !mayTransition && <span className="muted">{t('gate.onlyReads')}</span>}
      </div>
      <ActModal
        open={deed === 'propose'}
        onClose={() => setDeed(null)}
        title={t('gate.propose')}
        okText={t('gate.propose')}
        document={ProposeTransitionDocument}
        input={({ reason }: { reason?: string }) => ({ campaignId: campaign.id, action: preview.action, reason })}
        success={t('gate.proposed')}
        refetch={['Gate']}
      >
        {!report!.passed && !returning && <Alert type="warning" showIcon title={t('gate.proposeUnmet')} />}
        <Form.Item
          name="reason"
          label={t(returning ? 'field.reason' : 'field.reasonOptional')}
          rules={returning ? [{ required: true, message: t('field.required') }] : []}
        >
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </ActModal>
      {deed === 'transition' && <TransitionModal preview={preview} onClose={() => setDeed(null)} />}
    </Card>
  );
}

/** For those below the campaign's region: the whole gate is not theirs to see, but what their own area still has to do is. */
function Below({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data, error, refetch } = useQuery(GateBelowDocument, { variables: { id } });
  return (
    <Loaded data={data?.campaign} error={error} onRetry={() => void refetch()}>
      {(campaign) => (
        <Page
          title={t('gate.below')}
          above={[
            { to: '/campaigns', title: t('menu.campaigns') },
            { to: `/campaigns/${campaign.id}`, title: campaign.name },
          ]}
        >
          <div className="stack">
            <Alert type="info" showIcon title={t('gate.belowWhy')} />
            {campaign.progress.nodes.length === 0 && (
              <Result status="info" title={t('gate.belowNothing')} extra={<Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>} />
            )}
            {campaign.progress.nodes.map(({ regionCode, region, criteria }) => (
              <Card key={regionCode} size="small" title={region.name}>
                {criteria.length === 0 && t('gate.belowNothing')}
                {criteria.map((criterion) => (
                  <p key={criterion.key}>
                    <StatusTag tone={criterion.met ? 'good' : 'bad'}>{t(criterion.met ? 'gate.met' : 'gate.notMet')}</StatusTag>
                    {word(criterion.title)} <span className="muted">{word(criterion.figureText)}</span>
                    {criterion.wouldPass !== null && <div>{word(criterion.wouldPass)}</div>}
                  </p>
                ))}
              </Card>
            ))}
          </div>
        </Page>
      )}
    </Loaded>
  );
}
