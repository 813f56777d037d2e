import type { ComponentChildren } from "preact";
import { useFrame } from "./frame-context.ts";
import { Icon } from "./icons/icon.tsx";
import type { IconName } from "./icons/icons.ts";

/** A step of the way to this page; the page itself has no link. */
export interface Crumb {
  label: string;
  href?: string;
}

/** Where this page lies. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  const { t } = useFrame();
  return (
    <nav class="crumbs" aria-label={t.place}>
      <ol>
        {items.map(({ label, href }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

export interface PageTitleProps {
  /** The page's one h1; it says the finding where there is one. */
  title: ComponentChildren;
  /** What it belongs to, above the title. */
  kick?: ComponentChildren;
  lead?: ComponentChildren;
  /** The state, as a `Badge`. */
  badge?: ComponentChildren;
  /** Buttons and links, at the right when wide. */
  actions?: ComponentChildren;
  /** Anything else that belongs under the title, such as a `SavedState`. */
  children?: ComponentChildren;
}

/** What this page is, its state and what one can do with it. A badge without actions stands beside the title. */
export function PageTitle({ title, kick, lead, badge, actions, children }: PageTitleProps) {
  const beside = badge && !actions && !lead;
  return (
    <>
      {beside && kick && <p class="kick">{kick}</p>}
      <div class={beside ? "title st" : "title"}>
        {beside ? (
          <h1>{title}</h1>
        ) : (
          <div>
            {kick && <p class="kick">{kick}</p>}
            <h1>{title}</h1>
            {lead && <p class="lead">{lead}</p>}
          </div>
        )}
        {beside ? badge : (badge || actions) && <div class="acts">{[badge, actions]}</div>}
        {children}
      </div>
    </>
  );
}

/** A part of a page under its own heading. */
export function Section({ id, title, lead, class: more, children }: SectionProps) {
  return (
    <section class={more ? `sec ${more}` : "sec"} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p class="mut">{lead}</p>}
      {children}
    </section>
  );
}

export interface SectionProps {
  /** Id of the heading, unique on the page. */
  id: string;
  title: ComponentChildren;
  lead?: ComponentChildren;
  class?: string;
  children?: ComponentChildren;
}

/** A framed part of a page; with an id and a title it is a region of its own. */
export function Card({ id, title, badge, class: more, children }: CardProps) {
  const heading = title && <h2 id={id}>{title}</h2>;
  return (
    <section class={more ? `card ${more}` : "card"} aria-labelledby={title && id ? id : undefined}>
      {badge ? (
        <div class="row sp">
          {heading}
          {badge}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}

export interface CardProps {
  id?: string;
  title?: ComponentChildren;
  badge?: ComponentChildren;
  class?: string;
  children?: ComponentChildren;
}

/** A row of buttons and links. */
export function Buttons({ class: more, children }: { class?: string; children: ComponentChildren }) {
  return <div class={more ? `acts ${more}` : "acts"}>{children}</div>;
}

type Look = "plain" | "primary" | "danger" | "link";

const looks: Record<Look, string> = {
  plain: "btn",
  primary: "btn btn-primary",
  danger: "btn btn-error",
  link: "btn btn-link",
};

export interface ButtonProps {
  /** One `primary` a page. */
  look?: Look;
  icon?: IconName;
  /** Fills the width of a phone. */
  block?: boolean;
  name?: string;
  value?: string;
  /** Posts the form to this address instead of its own. */
  formaction?: string;
  /** The letter that presses it, with the browser's own key. */
  accesskey?: string;
  children: ComponentChildren;
}

/** A button of a form; verb and object. */
export function Button({ look = "plain", icon, block, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={block ? `${looks[look]} btn-block` : looks[look]} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button. `onward` ends it with an arrow. */
export function LinkButton({ href, look = "plain", icon, block, onward, children }: LinkButtonProps) {
  return (
    <a class={block ? `${looks[look]} btn-block` : looks[look]} href={href}>
      {icon && <Icon name={icon} />}
      {children}
      {onward && <Icon name="arrow-right" />}
    </a>
  );
}

export interface LinkButtonProps extends Pick<ButtonProps, "look" | "icon" | "block" | "children"> {
  href: string;
  onward?: boolean;
}

/** Help that opens and closes, open at first; beside the form when wide (inside `Beside`). */
export function Guidance({
  title,
  open = true,
  children,
}: {
  title: string;
  open?: boolean;
  children: ComponentChildren;
}) {
  return (
    <aside aria-label={title}>
      <details class="guide" open={open}>
        <summary>{title}</summary>
        <div>{children}</div>
      </details>
    </aside>
  );
}

/** A form with its guidance: below one another on a phone, side by side when wide. Guidance comes first in the source. */
export function Beside({ children }: { children: ComponentChildren }) {
  return <div class="split q">{children}</div>;
}

/** More for those who ask for it: a chart's table, a list of papers. */
export function More({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  return (
    <details class="more">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Says what will be here and how to begin. */
export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div class="empty mt-6">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div class="acts justify-center">{actions}</div>}
    </div>
  );
}

export interface EmptyProps {
  icon: IconName;
  title: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}
