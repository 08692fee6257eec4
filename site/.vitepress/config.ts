import { readdirSync } from 'node:fs';
import { defineConfig, type DefaultTheme } from 'vitepress';

const page = (text: string, link: string): DefaultTheme.SidebarItem => ({ text, link });

/** A page for each README in a folder. */
function pagesIn(folder: string): DefaultTheme.SidebarItem[] {
  const names = readdirSync(new URL(`../pages/${folder}`, import.meta.url)).map((name) => name.replace(/\.md$/, ''));
  return names.map((name) => page(name, `/${folder}/${name}`));
}

/** Room for tables of many columns, the last of which holds a sentence. */
const STYLE = `
:root { --vp-layout-max-width: 1680px; }
.VPDoc.has-aside .content-container.content-container { max-width: 68rem; }
.vp-doc td:nth-child(n + 3):last-child { min-width: 20rem; }
`;

export default defineConfig({
  title: 'hotpix',
  description:
    "Finds a camera's hot, stuck, dead, dim and blinking pixels from its own photographs, and repairs the pictures.",
  srcDir: 'pages',
  cleanUrls: true,
  ignoreDeadLinks: false,
  head: [['style', {}, STYLE]],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: 'https://github.com/hotpix/hotpix' }],
    nav: [page('Configuration', '/configuration'), page('Plugins', '/writing-a-plugin'), page('API', '/api/')].map(
      ({ text = '', link = '' }) => ({ text, link }),
    ),
    sidebar: [
      {
        text: 'Use',
        items: [
          page('hotpix', '/'),
          page('In the browser', '/web'),
          page('Configuration', '/configuration'),
          page('The Result', '/result'),
          page('Since when', '/timeline'),
          page('Lists of bad pixels', '/defect-maps'),
          page('In CI', '/ci'),
          page('EMVA 1288', '/emva1288'),
        ],
      },
      {
        text: 'How it works',
        items: [
          page('Method', '/method'),
          page('Accuracy', '/accuracy'),
          page('Repair', '/repair'),
          page('Performance', '/performance'),
          page('Architecture', '/architecture'),
        ],
      },
      {
        text: 'Extend',
        items: [
          page('Writing a plugin', '/writing-a-plugin'),
          page('API', '/api/'),
          page('Versions', '/versions'),
          page('Contributing', '/contributing'),
          page('Security', '/security'),
        ],
      },
      { text: 'Packages', collapsed: true, items: pagesIn('packages') },
      { text: 'Examples', collapsed: true, items: pagesIn('examples') },
    ],
  },
});
