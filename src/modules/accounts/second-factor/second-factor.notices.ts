import { formats } from "../../../platform/i18n/format.ts";
import type { Notice } from "../notices/notices.service.ts";

const notYou = {
  bn: "আপনি এটি না করে থাকলে এখনই সচিবালয়ে জানান।",
  en: "If it was not you, tell the secretariat at once.",
};

function notice(kind: string, bn: string, en: string): Notice {
  return {
    kind: `accounts.second-factor.${kind}`,
    text: { bn: `${bn} ${notYou.bn}`, en: `${en} ${notYou.en}` },
    path: "/me",
  };
}

/** What a person is told when something happened to the second step of their sign-in. */
export const secondFactorNotices = {
  on: () => notice("on", "আপনার হিসাবে দুই ধাপে প্রবেশ চালু হয়েছে।", "Sign-in in two steps was switched on for your account."),
  off: () =>
    notice("off", "আপনার হিসাবে দুই ধাপে প্রবেশ বন্ধ হয়েছে।", "Sign-in in two steps was switched off for your account."),
  reset: () =>
    notice(
      "reset",
      "একজন সিস্টেম প্রশাসক আপনার হিসাবের দুই ধাপে প্রবেশ তুলে দিয়েছেন; আবার চালু করা যাবে।",
      "A system administrator took sign-in in two steps off your account; it can be set up anew.",
    ),
  recovered: (left: number) =>
    notice(
      "recovered",
      `আপনার একটি উদ্ধার কোড ব্যবহার হয়েছে; বাকি আছে ${formats("bn").integer(left)}টি।`,
      `One of your recovery codes was used; ${formats("en").integer(left)} remain.`,
    ),
};
