import { texts } from "../../platform/i18n/lang.ts";

/** Words of the pages about the site itself. Each page is a title and parts, a part a heading and paragraphs. */
export const siteWords = texts(
  {
    footerData: "তথ্য",
    footerSite: "এই সাইট",
    definitions: "সূচকের সংজ্ঞা",
    signIn: "প্রবেশ করুন",
    openData: {
      title: "উন্মুক্ত তথ্য ও এপিআই",
      lead: "এখানকার সব অনুমোদিত তথ্য যে কেউ নামাতে, ব্যবহার করতে ও আবার প্রকাশ করতে পারেন।",
      filesTitle: "ফাইল (CSV)",
      files:
        "প্রতিটি সূচকের পাতায় পৌরসভা ও জেলার টেবিল, প্রতিটি পৌরসভার পাতায় তার সব তথ্য, আর পৌরসভার তালিকা CSV হিসেবে নামানো যায়। ফাইল UTF-8-এ লেখা, কলামের নাম ইংরেজিতে। খালি ঘর মানে তথ্য নেই, শূন্য নয়।",
      municipalities: "পৌরসভার তালিকা (CSV)",
      indicators: "সব সূচক ও তাদের টেবিল",
      apiTitle: "প্রোগ্রামের জন্য (API)",
      api: "একই তথ্য JSON হিসেবে, প্রবেশ না করেই। প্রতিটি মানের সঙ্গে লব, হর ও যে জমা থেকে এসেছে তা থাকে।",
      description: "সব ঠিকানার বিবরণ (OpenAPI 3.1)",
      codesTitle: "কোড",
      codes: "পৌরসভা, জেলা ও সূচকের কোড বদলায় না, নাম বদলালেও। বিভাগ, জেলা ও উপজেলার কোড বাংলাদেশ পরিসংখ্যান ব্যুরোর।",
      licenceTitle: "ব্যবহারের শর্ত ও সূত্র উল্লেখ",
      licence: "সূত্র উল্লেখ করলে যেকোনো কাজে ব্যবহার করা যায়। এভাবে লিখুন:",
      cite: (today: string, address: string) =>
        `মিউনিসিপ্যাল এসোসিয়েশন অব বাংলাদেশ, পৌরসভার তথ্য, ${address}, ${today} তারিখে দেখা।`,
    },
    accessibility: {
      title: "প্রবেশগম্যতা",
      lead: "এই সাইট সবার জন্য: পুরোনো ফোন, ধীর ইন্টারনেট, কিবোর্ড বা স্ক্রিন রিডার যা-ই থাকুক।",
      doesTitle: "যা করা আছে",
      does: [
        "প্রতিটি পাতা ও প্রতিটি ফরম স্ক্রিপ্ট ছাড়াই চলে।",
        "সব কাজ শুধু কিবোর্ড দিয়ে করা যায়, আর কোথায় আছেন তা স্পষ্ট দেখা যায়।",
        "প্রতিটি রেখাচিত্র ও মানচিত্রের পাশে বা নিচে তার টেবিল আছে; শুধু রং দিয়ে কিছু বোঝানো হয় না।",
        "লেখা ২০০% পর্যন্ত বড় করা যায়, ৩২০ পিক্সেল চওড়া পর্দাতেও পাতা পড়া যায়।",
        "আলো ও অন্ধকার দুই রূপেই লেখা ও পটভূমির পার্থক্য যথেষ্ট।",
      ],
      aim: "লক্ষ্য WCAG 2.2 AA। প্রতিটি নতুন ধরনের পাতা স্বয়ংক্রিয় পরীক্ষায় যাচাই করা হয়; সব ধরনের সহায়ক প্রযুক্তিতে এখনো পরীক্ষা হয়নি।",
      tellTitle: "সমস্যা হলে জানান",
      tell: "কোনো পাতা ব্যবহার করতে অসুবিধা হলে সমিতির সচিবালয়ে জানান: কোন পাতা, কী করতে চেয়েছিলেন, কী হয়েছে।",
    },
    privacy: {
      title: "গোপনীয়তা",
      lead: "তথ্য দেখতে নাম বা ঠিকানা লাগে না।",
      visitorsTitle: "যাঁরা শুধু দেখেন",
      visitors:
        "বাইরের কোনো সেবা, বিজ্ঞাপন বা গণনার প্রোগ্রাম এই সাইটে নেই। ব্রাউজারে শুধু ভাষার পছন্দ রাখা হয়, আর ফরম আছে এমন পাতায় সেই ফরমের নিরাপত্তার চিহ্ন।",
      peopleTitle: "যাঁরা প্রবেশ করেন",
      people:
        "নাম, ই-মেইল, ফোন ও পদবি রাখা হয়, যাতে পৌরসভার উত্তর কে দিয়েছেন ও কে অনুমোদন করেছেন তা জানা থাকে। কে কখন কী বদলেছেন, তার নথি রাখা হয়। প্রবেশের চিহ্ন একটি কুকি, প্রস্থান করলে মুছে যায়। পাসওয়ার্ড পড়া যায় এমনভাবে রাখা হয় না।",
      publicTitle: "যা প্রকাশ হয়",
      public:
        "প্রকাশ হয় পৌরসভার অনুমোদিত সংখ্যা ও জমার হার। উত্তরদাতার নাম, ফোন, ই-মেইল বা লেখা মন্তব্য প্রকাশ হয় না; পৌরসভার পাতায় শুধু পদ লেখা থাকে।",
      askTitle: "নিজের তথ্য জানতে বা শুধরাতে",
      ask: "নিজের নামে কী রাখা আছে তা প্রবেশ করে দেখা যায়। শুধরাতে সচিবালয়ে জানান।",
    },
  },
  {
    footerData: "Data",
    footerSite: "This site",
    definitions: "Definitions of indicators",
    signIn: "Sign in",
    openData: {
      title: "Open data and API",
      lead: "Everyone may download, use and republish all approved data on this site.",
      filesTitle: "Files (CSV)",
      files:
        "Each indicator’s page has tables of municipalities and districts, each municipality’s page all its figures, and the list of municipalities is a file too. Files are in UTF-8. An empty cell means not known, not zero.",
      municipalities: "List of municipalities (CSV)",
      indicators: "All indicators and their tables",
      apiTitle: "For programs (API)",
      api: "The same data as JSON, without signing in. Each value comes with its numerator, its denominator and the revision that it came from.",
      description: "Description of all addresses (OpenAPI 3.1)",
      codesTitle: "Codes",
      codes:
        "Codes of municipalities, districts and indicators stay the same when names change. Codes of divisions, districts and upazilas are those of the Bangladesh Bureau of Statistics.",
      licenceTitle: "Licence and how to cite",
      licence: "Use them for anything and name the source. Write:",
      cite: (today, address) =>
        `Municipal Association of Bangladesh, Data of municipalities, ${address}, seen on ${today}.`,
    },
    accessibility: {
      title: "Accessibility",
      lead: "This site is for everyone, with an old phone, a slow line, a keyboard alone or a screen reader.",
      doesTitle: "What has been done",
      does: [
        "Every page and every form works without scripts.",
        "Everything can be done by keyboard alone, and one sees where one is.",
        "Every chart and map has its table beside or below it; nothing is said by colour alone.",
        "Text can be enlarged to 200 %, and pages can be read on a screen 320 pixels wide.",
        "Text stands out from its background in the light and in the dark theme.",
      ],
      aim: "The aim is WCAG 2.2 AA. Each new kind of page is checked by an automatic test; not every assistive technology has been tried yet.",
      tellTitle: "Tell us of a problem",
      tell: "If a page is hard to use, tell the association’s secretariat: which page, what you wanted to do, what happened.",
    },
    privacy: {
      title: "Privacy",
      lead: "Nobody needs a name or an address to look at the data.",
      visitorsTitle: "Those who only look",
      visitors:
        "There is no outside service, advertisement or counting on this site. The browser keeps your choice of language, and on pages with a form a mark that protects the form.",
      peopleTitle: "Those who sign in",
      people:
        "We keep name, e-mail address, telephone number and post, so that it is known who answered for a municipality and who approved it. There is a record of who changed what and when. The sign-in is one cookie, which goes when you sign out. Passwords are kept in a form that nobody can read.",
      publicTitle: "What is published",
      public:
        "Published are the approved figures of municipalities, and response rates. Names, telephone numbers, e-mail addresses and written remarks of those who answer are not; a municipality’s page names posts only.",
      askTitle: "To see or correct what is kept of you",
      ask: "What is kept under your name you see when you are signed in. To have it corrected, tell the secretariat.",
    },
  },
);
