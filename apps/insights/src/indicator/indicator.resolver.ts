import { INDICATORS, INDICATOR_CODES, type IndicatorCode } from '@fire-campaign/domain';
import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { IndicatorDefinition } from '../schema.generated.js';
import type { DatedFigure } from './indicator.service.js';

/** An indicator of the registry, as the graph shows it. */
export function definitionOf(code: IndicatorCode): IndicatorDefinition {
  const { zh, en, kind, better, formula, sources } = INDICATORS[code];
  return { code, zh, en, kind, better, formulaZh: formula.zh, formulaEn: formula.en, sources };
}

@Resolver()
export class IndicatorResolver {
  @Query()
  indicators(): readonly IndicatorDefinition[] {
    return INDICATOR_CODES.map(definitionOf);
  }
}

@Resolver('IndicatorValue')
export class IndicatorValueResolver {
  @ResolveField()
  label(@Parent() figure: DatedFigure) {
    return INDICATORS[figure.indicator].zh;
  }

  @ResolveField()
  region(@Parent() figure: DatedFigure) {
    return { __typename: 'Region', code: figure.regionCode };
  }
}
