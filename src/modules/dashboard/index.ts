export { dashboardModule } from "./dashboard.module.ts";
export { publicFooter } from "./dashboard.view.ts";
