import { Problem } from "../../platform/errors/problem.ts";

/** What accounts may refuse. */
export const accountsProblems = {
  wrongCredentials: () =>
    new Problem("wrong-credentials", 401, {
      bn: "ই-মেইল বা পাসওয়ার্ড মিলছে না",
      en: "The e-mail or the password is not right",
    }),
  codeNeeded: () =>
    new Problem("code-needed", 401, {
      bn: "এই হিসাবে প্রবেশ করতে পাসওয়ার্ডের সঙ্গে অ্যাপের কোডও দিতে হয়",
      en: "To sign in to this account, the app's code must be given beside the password",
    }),
  wrongCode: () =>
    new Problem("wrong-code", 401, {
      bn: "কোডটি মিলছে না, বা একবার ব্যবহার হয়ে গেছে। অ্যাপে এখন যে কোড দেখা যাচ্ছে, সেটি লিখুন।",
      en: "The code is not right, or was used already. Write the one that the app shows now.",
    }),
  /** A program can't set it up: the picture must be seen and the codes kept by a person. */
  secondFactorNeeded: () =>
    new Problem("second-factor-needed", 403, {
      bn: "সমিতির কর্মীদের দুই ধাপে প্রবেশ করতে হয়। আগে ব্রাউজারে প্রবেশ করে এটি চালু করুন।",
      en: "The association's staff sign in in two steps. Sign in with a browser first and set it up.",
    }),
  alreadyTwoSteps: () =>
    new Problem("already-two-steps", 409, {
      bn: "দুই ধাপে প্রবেশ আগেই চালু আছে",
      en: "Sign-in in two steps is switched on already",
    }),
  signInAgain: () =>
    new Problem("sign-in-again", 401, {
      bn: "সময় শেষ হয়ে গেছে। ই-মেইল ও পাসওয়ার্ড দিয়ে আবার শুরু করুন।",
      en: "The time is over. Begin again with e-mail and password.",
    }),
  linkUnknown: () =>
    new Problem("link-unknown", 404, {
      bn: "এই লিংকটি চেনা যায়নি",
      en: "This link is not known",
    }),
  linkUsed: () =>
    new Problem("link-used", 410, {
      bn: "এই লিংকটি আগেই ব্যবহার করা হয়েছে",
      en: "This link has been used already",
    }),
  linkExpired: () =>
    new Problem("link-expired", 410, {
      bn: "এই লিংকটির মেয়াদ শেষ",
      en: "This link has expired",
    }),
  alreadySetUp: () =>
    new Problem("already-set-up", 410, {
      bn: "এই ব্যবস্থায় একজন সিস্টেম প্রশাসক আছেন; আবার চালু করার কাজ করতে হবে না",
      en: "This installation has a system administrator; it need not be set up again",
    }),
  lastAdministrator: () =>
    new Problem("last-administrator", 409, {
      bn: "অন্তত একজন সিস্টেম প্রশাসক থাকতে হবে। আগে অন্য কাউকে এই ভূমিকা দিন।",
      en: "At least one system administrator must remain. Give someone else this role first.",
    }),
  notOneself: () =>
    new Problem("not-oneself", 409, {
      bn: "নিজের হিসাব নিজে বন্ধ করা যায় না",
      en: "You cannot close your own account",
    }),
  roleEnded: () => new Problem("role-ended", 409, { bn: "এই ভূমিকা আগেই শেষ হয়েছে", en: "This role has ended already" }),
  /** Told at the field of the e-mail, where there is one. */
  personDisabled: () =>
    new Problem("person-disabled", 409, { bn: "এই হিসাবটি বন্ধ", en: "This account is closed" }, [
      {
        path: "email",
        kind: "constraint",
        message: {
          bn: "এই ই-মেইলের হিসাবটি বন্ধ আছে। সচিবালয়ে জানান, বা অন্য ই-মেইল দিন।",
          en: "The account with this e-mail is closed. Tell the secretariat, or give another e-mail.",
        },
      },
    ]),
};
