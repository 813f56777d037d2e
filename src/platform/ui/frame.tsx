import { csrfField } from "../http/csrf-names.ts";
import { useFrame } from "./frame-context.ts";
import { Icon } from "./icons/icon.tsx";
import type { NavLink, PageView } from "./page-view.ts";

/** The head of every page: who we are, the public links or the person, the other language, and a menu on phones. */
export function Header({ view }: { view: PageView }) {
  const { lang, t } = useFrame();
  const other = lang === "bn" ? "en" : "bn";
  const links = view.person ? null : <Links links={view.nav} label={t.mainNav} />;
  return (
    <header class="hdr">
      <div class="wrap">
        <a class="brand" href={`/${lang}`}>
          <Emblem />
          <span>
            <span class="lg">{t.association}</span>
            <span class="st">{t.associationShort}</span>
          </span>
        </a>
        {links}
        <div class="lang">
          <a href={`/${other}${view.path === "/" ? "" : view.path}`} lang={other} hreflang={other}>
            {t.otherLanguage}
          </a>
        </div>
        <Menu view={view} />
        <nav aria-label={t.user}>
          <ul class="nav">
            <Personal view={view} />
          </ul>
        </nav>
      </div>
      {view.sample && (
        <p class="sample">
          <span class="wrap">
            <Icon name="info" /> {t.sample}
          </span>
        </p>
      )}
    </header>
  );
}

function Links({ links, label }: { links: NavLink[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul class="nav">
        {links.map(({ href, label: text, current }) => (
          <li>
            <a href={href} aria-current={current ? "page" : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On phones every link stands in a list that opens without a script. */
function Menu({ view }: { view: PageView }) {
  const { t } = useFrame();
  return (
    <details class="menu">
      <summary>
        <Icon name="menu" />
        {t.menu}
      </summary>
      <nav aria-label={t.menu}>
        <ul>
          {view.nav.map(({ href, label, current }) => (
            <li>
              <a href={href} aria-current={current ? "page" : undefined}>
                {label}
              </a>
            </li>
          ))}
          <Personal view={view} />
        </ul>
      </nav>
    </details>
  );
}

/** Who is signed in and the way out; for others the way in. */
function Personal({ view: { person, csrf } }: { view: PageView }) {
  const { lang, t } = useFrame();
  if (!person) {
    return (
      <li>
        <a href={`/${lang}/sign-in`}>{t.signIn}</a>
      </li>
    );
  }
  return (
    <>
      <li>
        <a href={`/${lang}/me`}>
          <Icon name="user" /> {person.place ? `${person.name}, ${person.place}` : person.name}
        </a>
      </li>
      <li>
        {/* Signing out changes something, so it is posted; a link could be followed by a prefetching browser. */}
        <form action={`/${lang}/sign-out`} method="post">
          <input type="hidden" name={csrfField} value={csrf} />
          <button type="submit">{t.signOut}</button>
        </form>
      </li>
    </>
  );
}

/** What a signed-in person may use, at the left from 900 px up. */
export function Rail({ links }: { links: NavLink[] }) {
  const { t } = useFrame();
  return (
    <nav class="rail" aria-label={t.work}>
      <ul>
        {links.map(({ href, label, icon, current }) => (
          <li>
            <a href={href} aria-current={current ? "page" : undefined}>
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The foot of public pages. */
export function Footer({ view }: { view: PageView }) {
  const { lang, t } = useFrame();
  const groups = view.footer ?? [{ title: t.site, links: [{ href: `/${lang}/sign-in`, label: t.signIn }] }];
  return (
    <footer class="ftr">
      <div class="wrap">
        <div>
          <h2>{t.contact}</h2>
          <p>{t.address}</p>
        </div>
        {groups.map(({ title, links }) => (
          <div>
            <h2>{title}</h2>
            <ul>
              {links.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </footer>
  );
}

function Emblem() {
  const line = { fill: "none", stroke: "currentColor", "stroke-width": 2 };
  return (
    <svg class="emblem" viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="18.5" {...line} />
      <path d="M9 28h22M11 28v-9m6 9v-9m6 9v-9m6 9v-9M9 19h22L20 11z" stroke-linejoin="round" {...line} />
    </svg>
  );
}
