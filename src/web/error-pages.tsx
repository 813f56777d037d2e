import type { Problem } from "../platform/errors/problem.ts";
import { texts } from "../platform/i18n/lang.ts";
import { Page, type PageView, renderPage } from "../platform/ui/page.tsx";
import { PageTitle } from "../platform/ui/layout.tsx";

const words = texts(
  {
    notFound: "ঠিকানাটি ঠিক আছে কি না দেখুন। পাতাটি সরানোও হতে পারে।",
    notAllowed: "অন্য নামে প্রবেশ করতে হলে আগে প্রস্থান করুন। অনুমতি দরকার হলে সচিবালয়ে জানান।",
    other: "আপনার আগের সংরক্ষিত তথ্য ঠিক আছে। আবার চেষ্টা করুন।",
    home: "প্রথম পাতায় যান",
    number: (id: string) => `সচিবালয়ে জানানোর জন্য নম্বর: ${id}`,
  },
  {
    notFound: "Check the address. The page may also have been moved.",
    notAllowed: "To use another account, sign out first. If you need the right, tell the secretariat.",
    other: "What you had saved before is safe. Please try again.",
    home: "Go to the first page",
    number: (id: string) => `Number to tell the secretariat: ${id}`,
  },
);

/** The page that tells a person what went wrong and what they can do. */
export function problemPage(problem: Problem, view: PageView): string {
  const t = words[view.lang];
  const advice = problem.status === 404 ? t.notFound : problem.code === "not-allowed" ? t.notAllowed : t.other;
  const { request } = problem.more;
  return renderPage(
    <Page view={view} title={problem.title[view.lang]}>
      <PageTitle title={problem.title[view.lang]} lead={advice} />
      {problem.errors.length > 0 && (
        <ul class="list tight">
          {problem.errors.map(({ message }) => (
            <li>{message[view.lang]}</li>
          ))}
        </ul>
      )}
      {typeof request === "string" && <p class="mut">{t.number(request)}</p>}
      <p class="acts mt-4">
        <a class="btn" href={`/${view.lang}`}>
          {t.home}
        </a>
      </p>
    </Page>,
  );
}
