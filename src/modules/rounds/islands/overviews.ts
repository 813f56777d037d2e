/** The pages over all sections, which a first visit to a question has no need of. */
export { CheckContent, checkTitle } from "../pages/answering/check.page.tsx";
export { TaskListContent } from "../pages/answering/task-list.page.tsx";
