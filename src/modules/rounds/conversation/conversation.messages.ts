import { texts } from "../../../platform/i18n/lang.ts";

/** Words of the conversation about a response's questions. */
export const conversationWords = texts(
  {
    title: "মন্তব্য ও উত্তর",
    lead: "প্রশ্ন নিয়ে সমিতি ও পৌরসভার কথা। এখানে লিখলে অন্য পক্ষকে জানানো হয়; প্রশ্নের উত্তর এতে বদলায় না।",
    none: "কোনো মন্তব্য নেই",
    noneLead: "সমিতি কোনো প্রশ্ন নিয়ে মন্তব্য করলে এখানে দেখা যাবে।",
    on: (at: string, revision: string) => `${at}, ${revision} জমার উত্তরে`,
    reply: "জবাব লিখুন",
    replyTo: (question: string) => `“${question}” নিয়ে জবাব`,
    send: "জবাব পাঠান",
    empty: "জবাব লিখুন, তারপর পাঠান",
    open: "মন্তব্যের জবাব দিন",
  },
  {
    title: "Comments and replies",
    lead: "What the association and the municipality say about single questions. What you write here is told to the other side; it doesn't change the answers.",
    none: "No comments",
    noneLead: "When the association comments on a question, it stands here.",
    on: (at: string, revision: string) => `${at}, on the ${revision} revision`,
    reply: "Write a reply",
    replyTo: (question: string) => `Reply about “${question}”`,
    send: "Send the reply",
    empty: "Write the reply, then send it",
    open: "Reply to comments",
  },
);
