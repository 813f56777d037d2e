import { texts } from "../../../platform/i18n/lang.ts";

/** Words of questions that are answered with a file. */
export const fileWords = texts(
  {
    picture: "ছবি (JPEG, PNG বা WebP)।",
    placeTaken: "তোলার জায়গার তথ্য রাখা হবে না।",
    placeKept: "তোলার জায়গা ও সময়ের তথ্যও রাখা হবে।",
    sound: "শব্দ-রেকর্ড (MP3, M4A, OGG, WAV, AMR)।",
    film: "ভিডিও (MP4, 3GP, WebM)।",
    paper: "PDF, Word, Excel, ছবি বা লেখা।",
    signature: "কাগজে স্বাক্ষর করে তার ছবি দিন।",
    most: (size: string) => `সর্বোচ্চ ${size}।`,
    original: "পুরো আকারের ছবি",
    replace: "অন্য ফাইল দিতে চাইলে বেছে নিন; আগেরটির জায়গায় বসবে।",
    takeAway: "এই ফাইলটি বাদ দিন",
    receiving: "পাঠানো হচ্ছে, পুরোটা এখনো পৌঁছায়নি",
    notHere: "এখনো এখানে পৌঁছায়নি",
    kb: (n: string) => `${n} কেবি`,
    mb: (n: string) => `${n} এমবি`,
  },
  {
    picture: "A picture (JPEG, PNG or WebP).",
    placeTaken: "Where it was taken won't be kept.",
    placeKept: "Where and when it was taken will be kept.",
    sound: "A sound recording (MP3, M4A, OGG, WAV, AMR).",
    film: "A video (MP4, 3GP, WebM).",
    paper: "PDF, Word, Excel, a picture or plain text.",
    signature: "Sign on paper and give a photo of it.",
    most: (size: string) => `At most ${size}.`,
    original: "The picture in full size",
    replace: "Choose another file to put it in this one's place.",
    takeAway: "Take this file away",
    receiving: "On its way; not all of it has arrived yet",
    notHere: "Hasn't arrived here yet",
    kb: (n: string) => `${n} kB`,
    mb: (n: string) => `${n} MB`,
  },
);
