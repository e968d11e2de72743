import { useLazyQuery, useQuery } from '@apollo/client/react';
import { percent, StatusTag } from '@fire-campaign/ui';
import { Alert, Button, Card, Checkbox, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { RegionField } from '../fields';
import { GateForecastDocument, SimulateGateDocument } from '../graphql.generated';
import { useWord } from '../i18n';
import { ProblemAlert } from '../problem';
import type { Preview } from './gate';

interface Values {
  readonly regionCode: string;
  readonly inspected?: number;
  readonly closed?: number;
  readonly signed?: string[];
}

/** What if so many units were inspected and hazards closed, and whether the present pace is enough. Neither changes anything. */
export function WhatIf({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const word = useWord();
  const { campaign, action, report } = preview;
  const [simulate, { data, loading, error }] = useLazyQuery(SimulateGateDocument, { fetchPolicy: 'network-only' });
  const signatures = report!.criteria.filter(({ kind, met }) => kind === 'SIGN_OFF' && !met);
  const run = ({ regionCode, inspected, closed, signed }: Values) =>
    void simulate({
      variables: {
        id: campaign.id,
        action,
        assume: {
          inspectedCounts: inspected ? [{ regionCode, count: inspected }] : null,
          hazardsClosed: closed ? [{ regionCode, count: closed }] : null,
          signed: signed ?? null,
        },
      },
    }).catch(() => {}); // shown below
  const simulation = data?.simulateGate;
  return (
    <Card size="small" title={t('gate.whatIf')} className="no-print two-people">
      <Form layout="inline" className="what-if" initialValues={{ regionCode: campaign.regionCode }} onFinish={run}>
        <Form.Item name="regionCode" label={t('field.region')}>
          <RegionField root={campaign.region} />
        </Form.Item>
        <Form.Item name="inspected" label={t('gate.assumeInspected')}>
          <InputNumber min={0} />
        </Form.Item>
        <Form.Item name="closed" label={t('gate.assumeClosed')}>
          <InputNumber min={0} />
        </Form.Item>
        {signatures.length > 0 && (
          <Form.Item name="signed" label={t('gate.assumeSigned')}>
            <Checkbox.Group options={signatures.map(({ key, title }) => ({ value: key, label: word(title) }))} />
          </Form.Item>
        )}
        <Button htmlType="submit" loading={loading}>
          {t('gate.simulate')}
        </Button>
      </Form>
      <ProblemAlert error={error} />
      {simulation !== undefined && (
        <Alert
          type={simulation.report.passed ? 'success' : 'warning'}
          showIcon
          title={`${word(simulation.label)} · ${simulation.report.passed ? t('gate.simulatedPass') : t('gate.simulatedFail', { count: simulation.report.criteria.filter(({ met, waived }) => !met && !waived).length })}`}
          description={simulation.report.criteria.map((criterion) => (
            <div key={criterion.key}>
              <StatusTag tone={criterion.met ? 'good' : 'bad'}>{t(criterion.met ? 'gate.met' : 'gate.notMet')}</StatusTag>
              {simulation.newlyMet.includes(criterion.key) && <StatusTag tone="active">{t('gate.newlyMet')}</StatusTag>}
              {word(criterion.title)} <span className="muted">{word(criterion.figureText)}</span>
              {criterion.wouldPass !== null && <div className="muted">{word(criterion.wouldPass)}</div>}
            </div>
          ))}
        />
      )}
      <Forecast id={campaign.id} />
    </Card>
  );
}

function Forecast({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(GateForecastDocument, { variables: { id } });
  const forecast = data?.campaign?.forecast;
  if (forecast == null) return null;
  if (forecast.refusal !== null) return <p className="muted">{`${word(forecast.label)} · ${word(forecast.refusal)}`}</p>;
  return (
    <div>
      <p>
        <strong>{word(forecast.label)}</strong>{' '}
        {t('gate.forecast', { days: forecast.days, on: forecast.endsOn, chance: percent(forecast.probability ?? 0) })}
      </p>
      {forecast.criteria.map((criterion) => (
        <div key={criterion.key} className="muted">
          {word(criterion.title)}:{t('gate.forecastOne', { chance: percent(criterion.probability) })}
          {criterion.daysNeeded === null
            ? t('gate.forecastNever')
            : criterion.daysNeeded > 0 && t('gate.forecastDays', { days: criterion.daysNeeded })}
        </div>
      ))}
    </div>
  );
}
