// What the site has beyond TypeDoc's own theme: addresses, the guides in their order, "next" below each.
import {
  DefaultTheme,
  DefaultThemeRenderContext,
  JSX,
  ReflectionKind,
  StructureRouter,
  type DocumentReflection,
  type NavigationElement,
  type PageEvent,
  type ProjectReflection,
  type Reflection,
} from 'typedoc';
import { nameOf, type Page, type Section } from './order.ts';

const h = JSX.createElement.bind(JSX);
const raw = (html: string) => h(JSX.Raw, { html });
const pageName = ({ frontmatter }: DocumentReflection) => String(frontmatter['name']);
const address = (page: Page) => `guides/${nameOf(page)}.html`;

/** `guides/sessions.html`, `api/ngx-auth0-lock/session/createSession.html`. */
export class SiteRouter extends StructureRouter {
  protected override getIdealBaseName(reflection: Reflection): string {
    if (reflection.isDocument()) return `guides/${pageName(reflection)}`;
    return `api/${super.getIdealBaseName(reflection)}`;
  }
}

/** Makes the theme for an order of documents. */
export function themeFor(sections: readonly Section[]) {
  const pages = sections.flatMap((section) => section.pages);

  class SiteContext extends DefaultThemeRenderContext {
    constructor(...args: ConstructorParameters<typeof DefaultThemeRenderContext>) {
      super(...args);
      const reference = this.navigation;
      // The guides stand in the page itself; TypeDoc's script adds the reference below them.
      this.navigation = (page) =>
        h(JSX.Fragment, null, this.guides(page), h('h2', null, 'Reference'), reference(page));
      this.pageSidebar = (page) =>
        h(JSX.Fragment, null, this.pageNavigation(page), this.settings());
    }

    override indexTemplate = ({ model }: PageEvent<ProjectReflection>) =>
      h('div', { class: 'front tsd-panel tsd-typography' }, raw(this.markdown(model.readme ?? [])));

    override documentTemplate = ({ model }: PageEvent<DocumentReflection>) => {
      const index = pages.findIndex((page) => nameOf(page) === pageName(model));
      const content = raw(this.markdown(model.content));
      return h(
        'div',
        { class: 'guide' },
        h('article', { class: 'tsd-panel tsd-typography' }, content),
        h('nav', { class: 'turn', 'aria-label': 'Previous and next' }, [
          this.guideLink(pages[index - 1], { rel: 'prev' }),
          this.guideLink(pages[index + 1], { rel: 'next' }),
        ]),
      );
    };

    private guides(page: PageEvent) {
      return sections.map(({ title, pages: guides }) =>
        h('nav', { class: 'guides', 'aria-label': title }, [
          h('h2', null, title),
          h(
            'ul',
            null,
            guides.map((guide) => h('li', null, this.guideLink(guide, current(guide, page)))),
          ),
        ]),
      );
    }

    private guideLink(page: Page | undefined, attributes: Record<string, string>) {
      return page && h('a', { href: this.relativeURL(address(page)), ...attributes }, page.title);
    }
  }

  return class SiteTheme extends DefaultTheme {
    override ContextClass = SiteContext;

    override buildNavigation(project: ProjectReflection): NavigationElement[] {
      const all = super.buildNavigation(project);
      return all.filter(({ kind }) => kind === ReflectionKind.Module);
    }
  };
}

const current = (guide: Page, { url }: PageEvent): Record<string, string> =>
  url === address(guide) ? { 'aria-current': 'page' } : {};
