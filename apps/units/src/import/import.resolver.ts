import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, payload, type Actor, type PageArgs } from '@fire-campaign/platform';
import type { AppendUploadInput, CreateUploadInput, PreviewImportInput, RunImportInput } from '../schema.generated.js';
import { Import, ImportProblem } from './import.entity.js';
import { ImportService, problemWording } from './import.service.js';
import { UploadService } from './upload.service.js';

@Resolver('Import')
export class ImportResolver {
  constructor(
    private readonly uploads: UploadService,
    private readonly imports: ImportService,
  ) {}

  @Query('import')
  find(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.imports.find(actor, id);
  }
  @Query('imports')
  list(@CurrentActor() actor: Actor, @Args() { first, after }: PageArgs) {
    return this.imports.page(actor, { first, after });
  }

  @Mutation()
  createUpload(@CurrentActor() actor: Actor, @Args('input') input: CreateUploadInput) {
    return payload('upload', () => this.uploads.create(actor, input));
  }
  @Mutation()
  appendUpload(@CurrentActor() actor: Actor, @Args('input') input: AppendUploadInput) {
    return payload('upload', () => this.uploads.append(actor, input));
  }
  @Mutation()
  previewImport(@CurrentActor() actor: Actor, @Args('input') input: PreviewImportInput) {
    return payload('import', () => this.imports.preview(actor, input));
  }
  @Mutation()
  runImport(@CurrentActor() actor: Actor, @Args('input') input: RunImportInput) {
    return payload('import', () => this.imports.run(actor, input));
  }

  @ResolveField()
  problems(@CurrentActor() actor: Actor, @Parent() parent: Import, @Args() { first, after }: PageArgs) {
    return this.imports.problems(actor, parent.id, { first, after });
  }
}

@Resolver('ImportProblem')
export class ImportProblemResolver {
  @ResolveField()
  column(@Parent() problem: ImportProblem) {
    return problem.field;
  }
  @ResolveField()
  message(@Parent() problem: ImportProblem) {
    return problemWording(problem).message;
  }
  @ResolveField()
  messageEn(@Parent() problem: ImportProblem) {
    return problemWording(problem).messageEn;
  }
  @ResolveField()
  rejected(@Parent() problem: ImportProblem) {
    return problemWording(problem).rejected;
  }
}
