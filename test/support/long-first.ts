import { sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of several packages, with processes of their own; what is killed at random moments; and real photographs. */
const isLong = ({ moduleId, project }: TestSpecification): boolean => {
  const path = moduleId.slice(project.vitest.config.root.length).replaceAll(sep, '/').replace(/^\/?/, '/');
  return /^\/test\/|\/(killed|real-photographs)\.test\.ts$/.test(path);
};

/** What takes long begins first, as short as its file may be: processors would be idle at the end while the last test works. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Files that need a process of their own stay in front of those that share one.
    const groups = [
      ({ project }: TestSpecification) => project.config.isolate,
      (file: TestSpecification) => !file.project.config.isolate && isLong(file),
      (file: TestSpecification) => !file.project.config.isolate && !isLong(file),
    ];
    return groups.flatMap((isOfGroup) => sorted.filter(isOfGroup));
  }
}
