import { Module } from '@nestjs/common';
import {
  CalendarPublished,
  DivisionChanged,
  GrantChanged,
  OrganizationChanged,
  PartnerChanged,
  PersonChanged,
  RegionChanged,
  RegionsLoaded,
} from '@fire-campaign/events';
import { sdlUnder, type RunningService, type ServiceDefinition } from '@fire-campaign/platform';
import type { RequestHandler } from 'express';
import { AccountResolver } from './account/account.resolver.js';
import { AccountService } from './account/account.service.js';
import { SignIn } from './account/sign-in.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { WorkCalendarYear } from './calendar/calendar.entity.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { CalendarService } from './calendar/calendar.service.js';
import { LoadCalendars } from './calendar/load-calendars.js';
import { demonstrate } from './demo/demo.js';
import { Division } from './division/division.entity.js';
import { DivisionResolver } from './division/division.resolver.js';
import { DivisionService } from './division/division.service.js';
import { Grant } from './grant/grant.entity.js';
import { GrantResolver, MeResolver, RegionCapabilitiesResolver } from './grant/grant.resolver.js';
import { GrantService } from './grant/grant.service.js';
import { CreateDirectory1700000200000 } from './migrations/1700000200000-create-directory.js';
import { AddPartners1700000700000 } from './migrations/1700000700000-add-partners.js';
import { AddWorkCalendars1700000353000 } from './migrations/1700000353000-add-work-calendars.js';
import { Organization } from './organization/organization.entity.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { OrganizationService } from './organization/organization.service.js';
import { Partner } from './partner/partner.entity.js';
import { PartnerKeyResolver, PartnerResolver } from './partner/partner.resolver.js';
import { PartnerService } from './partner/partner.service.js';
import { Person } from './person/person.entity.js';
import { PersonResolver, PostResolver } from './person/person.resolver.js';
import { PersonService } from './person/person.service.js';
import { Post } from './person/post.entity.js';
import { LoadRegions } from './region/load-regions.js';
import { Region } from './region/region.entity.js';
import { RegionResolver } from './region/region.resolver.js';
import { RegionService } from './region/region.service.js';

@Module({
  providers: [
    LoadRegions,
    LoadCalendars,
    CalendarService,
    CalendarResolver,
    RegionService,
    RegionResolver,
    OrganizationService,
    OrganizationResolver,
    DivisionService,
    DivisionResolver,
    PersonService,
    PersonResolver,
    PostResolver,
    PartnerService,
    PartnerResolver,
    PartnerKeyResolver,
    GrantService,
    GrantResolver,
    MeResolver,
    RegionCapabilitiesResolver,
    AccountService,
    AccountResolver,
    SignIn,
    AuditResolver,
  ],
})
class DirectoryModule {}

/** Regions, organisations, people and their rights, and the built-in sign-in. */
export const directory: ServiceDefinition = {
  name: 'directory',
  module: DirectoryModule,
  sdl: sdlUnder(new URL('.', import.meta.url)),
  entities: [Region, Organization, Division, Person, Post, Grant, Partner, AuditEntry, WorkCalendarYear],
  migrations: [CreateDirectory1700000200000, AddPartners1700000700000, AddWorkCalendars1700000353000],
  publishes: [
    RegionsLoaded,
    RegionChanged,
    OrganizationChanged,
    DivisionChanged,
    PersonChanged,
    GrantChanged,
    PartnerChanged,
    CalendarPublished,
  ],
  demo: demonstrate,
  http: { path: '/oidc', handler: (service) => service.nest.get(SignIn, { strict: false }).handler() },
};

/** The built-in OpenID Connect provider; mount it at the issuer's path. */
export function oidcHandler(service: RunningService): Promise<RequestHandler> {
  return service.nest.get(SignIn, { strict: false }).handler();
}

export { createFirstAdministrators, type FirstAdministrator, type FirstAdministratorsInput } from './account/first-administrators.js';
export { demoAccounts, loadDemo, type DemoAccount } from './demo/demo.js';
