import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UNRANKED, type LeagueRow } from './league.rules.js';

@Resolver('LeagueTableRow')
export class LeagueTableRowResolver {
  @ResolveField()
  region(@Parent() row: LeagueRow) {
    return { __typename: 'Region', code: row.regionCode };
  }

  @ResolveField()
  unrankedReason(@Parent() row: LeagueRow) {
    return row.rank === null ? UNRANKED[row.indicator]?.zh : null;
  }

  @ResolveField()
  unrankedReasonEn(@Parent() row: LeagueRow) {
    return row.rank === null ? UNRANKED[row.indicator]?.en : null;
  }
}
