/** The documents of the repository as pages of the site, with their links changed to where things are there. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

const REPOSITORY = 'https://github.com/hotpix/hotpix/blob/main';
/** How READMEs of packages, which npm shows alone, lead to what lies in the repository. */
const IN_REPOSITORY = /^https:\/\/github\.com\/hotpix\/hotpix\/(?:blob|tree)\/main\//;

/** Where a document of the repository lies in the site; undefined for what is no page. */
export function pageOf(path: string): string | undefined {
  if (path === 'README.md') return 'index.md';
  const [, inDocs] = /^docs\/(.+\.md)$/.exec(path) ?? [];
  if (inDocs !== undefined) return inDocs;
  const [, folder] = /^((?:packages|examples)\/[^/]+)\/README\.md$/.exec(path) ?? [];
  if (folder !== undefined) return `${folder}.md`;
  return /^[A-Z]+\.md$/.test(path) ? path.toLowerCase() : undefined;
}

/**
 * The text of a document for the site: links to pages lead to pages, links to code to the repository.
 *
 * @param root folder of the repository
 * @param path of the document in it
 * @throws {Error} naming a link that leads nowhere
 */
export function pageText(root: string, path: string, text: string): string {
  const outsideOfCode = /(^```.*?^```$|`[^`\n]+`)|\]\(([^)\s]+)\)/gms;
  return text.replace(outsideOfCode, (all, code: string | undefined, target: string) =>
    code === undefined ? `](${siteLink(root, path, target)})` : all,
  );
}

function siteLink(root: string, path: string, target: string): string {
  const isAbsolute = IN_REPOSITORY.test(target);
  if (/^([a-z]+:|#)/.test(target) && !isAbsolute) return target;
  const [file, hash] = target.replace(IN_REPOSITORY, '').split('#');
  const inRepository = posix.normalize(isAbsolute ? file : posix.join(posix.dirname(path), file));
  if (!existsSync(join(root, inRepository))) throw new Error(`${path}: the link to '${target}' leads nowhere.`);
  const readme = posix.join(inRepository, 'README.md');
  const page = pageOf(inRepository) ?? (existsSync(join(root, readme)) ? pageOf(readme) : undefined);
  const suffix = hash === undefined ? '' : `#${hash}`;
  if (page !== undefined) return `/${page}${suffix}`;
  return inRepository.endsWith('.png') ? `/${posix.basename(inRepository)}` : `${REPOSITORY}/${inRepository}${suffix}`;
}
